using Markdig.Helpers;
using Markdig.Parsers;

namespace PaperBot.Replies.Latex;

/// <summary>A command in text, such as <c>\textbf{…}</c>.</summary>
/// <param name="Name">Its letters.</param>
/// <param name="End">The place behind them.</param>
/// <param name="Close">The place of the brace that closes an argument right behind the name; -1 if there is none.</param>
internal readonly record struct LatexCommand(string Name, int End, int Close)
{
    private const int MaxName = 40;

    /// <summary>The letters that stand at a place, behind a backslash; empty where none do.</summary>
    public static string NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < Math.Min(text.Length, MaxName) && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return text[..length].ToString();
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
            && (hasArgument || (name.Length > 1 && !char.IsLetterOrDigit(before)) || LatexSymbols.Find(name) is not null || LatexSymbols.FindInText(name) is not null);
    }

    /// <summary>The argument's text, as it is written.</summary>
    public string Argument(string text) => text[(End + 1)..Close];
}
