using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>A command such as <c>\textbf{…}</c>: its letters, the position after them, and that of its closing brace, or -1.</summary>
internal readonly record struct LatexCommand(string Name, int End, int Close)
{
    private const int MaxName = 40;
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The letters at the beginning of a text that follows a backslash; may be empty.</summary>
    public static string NameAt(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxName)];
        return text[..(text.IndexOfAnyExcept(Letters) is >= 0 and var end ? end : text.Length)].ToString();
    }

    /// <summary>Reads the command at the backslash at which a slice starts.</summary>
    public static bool TryRead(InlineProcessor processor, StringSlice slice, out LatexCommand command)
    {
        var name = NameAt(slice.AsSpan()[1..]);
        var end = slice.Start + 1 + name.Length;
        var hasArgument = slice.PeekChar(name.Length + 1) == '{';
        command = new(name, end, hasArgument ? LatexGroups.Of(processor, slice).FindClose(end) : -1);

        // C:\Users and and\or are no LaTeX; \n is more often a line feed's name than a command.
        var before = slice.PeekCharExtra(-1);
        return name != "" && before is not (':' or '\\')
            && (hasArgument || (name.Length > 1 && !char.IsLetterOrDigit(before)) || LatexSymbols.FindInText(name) is not null);
    }
}
