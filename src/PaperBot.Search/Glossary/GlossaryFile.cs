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

        using var stream = File.OpenRead(options.Glossary);
        if (stream.Length > MaxBytes)
        {
            throw new IOException($"It has {stream.Length} bytes; {MaxBytes} is the most.");
        }

        using var reader = new StreamReader(stream);
        return Glossary.Parse(reader.ReadToEnd(), options.Glossary);
    }
}
