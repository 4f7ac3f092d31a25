namespace PaperBot.Search;

/// <summary>Reads the team's own glossary.</summary>
internal static class GlossaryFile
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Reads the file of the settings, and its problems; an empty glossary if there is no file.</summary>
    public static ParsedGlossary Read(SearchOptions options)
    {
        if (options.Glossary == "")
        {
            return new(new([], []), []);
        }

        // A device has no length, and never ends.
        using var stream = File.OpenRead(options.Glossary);
        var content = new byte[MaxBytes + 1];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
        {
            throw new IOException($"It has more than {MaxBytes} bytes, which is the most.");
        }

        using var reader = new StreamReader(new MemoryStream(content, 0, length));
        return Glossary.Parse(reader.ReadToEnd(), options.Glossary);
    }
}
