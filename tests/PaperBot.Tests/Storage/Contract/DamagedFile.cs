namespace PaperBot.Tests.Storage.Contract;

/// <summary>What can happen to a database file, or be there instead of one.</summary>
internal static class DamagedFile
{
    private const int DamagedBytes = 1000;

    /// <summary>Changes or replaces a sound database in a single file.</summary>
    public static void Make(EngineUnderTest engine, string file, string kind)
    {
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        switch (kind)
        {
            case "missing":
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            case "text":
                File.WriteAllText(file, new string('x', 9001));
                break;
            case "picture":
                File.WriteAllBytes(file, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes]);
                break;
            case "ten bytes":
                File.WriteAllBytes(file, bytes[..10]);
                break;
            case "cut off":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "damaged in the middle":
                Flip(bytes.AsSpan(bytes.Length / 2, DamagedBytes));
                File.WriteAllBytes(file, bytes);
                break;
            case "damaged in a text":
                var half = bytes.AsSpan(bytes.Length / 2);
                Flip(half.Slice(half.IndexOf("xxxxxxxx"u8), 8));
                File.WriteAllBytes(file, bytes);
                break;
            case "other engine's":
                engine.Other.Engine.Open(file).Dispose();
                break;
            case "another program's":
                engine.CreateForeign(file);
                break;
            case "newer PaperBot's":
                File.WriteAllBytes(file, bytes);
                engine.MakeNewer(file);
                break;
            default:
                throw new ArgumentException(kind, nameof(kind));
        }
    }

    private static void Flip(Span<byte> bytes)
    {
        foreach (ref var value in bytes)
        {
            value ^= 0xFF;
        }
    }
}
