using System.Reflection;

namespace PaperBot.Tests;

/// <summary>Passes the calls of a snapshot on, and counts those of one method.</summary>
public class CallCounter : DispatchProxy
{
    private IIndexSnapshot _target = null!;
    private string _method = "";

    /// <summary>How often the method was called.</summary>
    public int Count { get; private set; }

    public static (IIndexSnapshot Counted, CallCounter Calls) Create(IIndexSnapshot target, string method)
    {
        var counted = Create<IIndexSnapshot, CallCounter>();
        var calls = (CallCounter)counted;
        (calls._target, calls._method) = (target, method);
        return (counted, calls);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Count += targetMethod!.Name == _method ? 1 : 0;
        return targetMethod.Invoke(_target, args);
    }
}
