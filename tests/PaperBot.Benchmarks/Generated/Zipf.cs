namespace PaperBot.Benchmarks.Generated;

/// <summary>Draws numbers from 0 on by Zipf's law, each in constant time (Walker's alias method, Vose 1991).</summary>
internal sealed class Zipf
{
    private readonly double[] _share;
    private readonly int[] _other;

    /// <param name="count">How many numbers there are.</param>
    /// <param name="exponent">How much the frequency falls with the rank.</param>
    /// <param name="offset">How much alike the first ranks are (Mandelbrot).</param>
    public Zipf(int count, double exponent = 1, double offset = 2)
    {
        _share = [.. Enumerable.Range(0, count).Select(rank => 1 / Math.Pow(rank + 1 + offset, exponent))];
        _other = new int[count];
        var mean = _share.Sum() / count;
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var number = 0; number < count; number++)
        {
            _share[number] /= mean;
            (_share[number] < 1 ? small : large).Push(number);
        }

        while (small.TryPop(out var poor) && large.TryPop(out var rich))
        {
            _other[poor] = rich;
            _share[rich] -= 1 - _share[poor];
            (_share[rich] < 1 ? small : large).Push(rich);
        }
    }

    public int Draw(Random random)
    {
        var number = random.Next(_share.Length);
        return random.NextDouble() < _share[number] ? number : _other[number];
    }
}
