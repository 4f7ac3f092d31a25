using System.Reflection;

namespace PaperBot.Tests;

/// <summary>Passes the calls of an interface on, and counts those of one method.</summary>
public class CallCounter<T> : DispatchProxy
    where T : class
{
    private T _target = null!;
    private string _method = "";

    /// <summary>How often the method was called.</summary>
    public int Count { get; private set; }

    public static (T Counted, CallCounter<T> Calls) Create(T target, string method)
    {
        var counted = Create<T, CallCounter<T>>();
        var calls = (CallCounter<T>)(object)counted;
        (calls._target, calls._method) = (target, method);
        return (counted, calls);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Count += targetMethod!.Name == _method ? 1 : 0;
        return targetMethod.Invoke(_target, args);
    }
}
