namespace PaperBot.Replies.Latex;

/// <summary>LaTeX's commands for styles, with an argument (<c>\textbf{…}</c>) or at a group's start (<c>{\bf …}</c>).</summary>
internal static class LatexStyles
{
    /// <summary>The style that a command gives to text; null if it is not a style command.</summary>
    public static TextStyle? Find(string command) => command switch
    {
        "textbf" or "mathbf" or "textsc" or "section" or "paragraph" or "bf" or "bfseries" => TextStyle.Bold,
        "emph" or "textit" or "textsl" or "mathit" or "em" or "it" or "itshape" or "sl" => TextStyle.Italic,
        "texttt" or "code" or "lstinline" or "verb" or "tt" or "ttfamily" => TextStyle.Code,
        _ => null,
    };
}
