using System.Reflection;

namespace PaperBot.Tests;

/// <summary>Passes all calls on, and shows a test which they are and what they return.</summary>
public class CallRecorder : DispatchProxy
{
    private object _target = null!;
    private Func<string, object?, object?> _see = null!;

    /// <param name="target">Where the calls go.</param>
    /// <param name="see">Receives the name of a method and what it returned, and returns what the caller gets.</param>
    public static T Create<T>(T target, Func<string, object?, object?> see) where T : class
    {
        var proxy = Create<T, CallRecorder>();
        var recorder = (CallRecorder)(object)proxy;
        (recorder._target, recorder._see) = (target, see);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            return _see(targetMethod!.Name, targetMethod.Invoke(_target, args));
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }
}
