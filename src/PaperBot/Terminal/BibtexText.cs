using System.Text;
using PaperBot.Replies;

namespace PaperBot.Terminal;

/// <summary>
/// Text of documents as values of a bibliography: on one line, braces balanced, and nothing in it that LaTeX would run. What LaTeX prints is
/// what was written.
/// </summary>
internal static class BibtexText
{
    /// <summary>Text that is printed.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in DisplayText.CleanLine(text))
        {
            _ = character switch
            {
                '&' or '%' or '$' or '#' or '_' => escaped.Append('\\').Append(character),
                '\\' => escaped.Append(@"\textbackslash{}"),
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A word to filter by: <c>_</c> stays as it is, since it is compared and not printed; a comma would divide it.</summary>
    public static string Keyword(string tag) =>
        Escape(tag.Replace(',', ' ')).Replace(@"\_", "_", StringComparison.Ordinal);

    /// <summary>An address, in the characters that RFC 3986 has.</summary>
    public static string Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        ? address.AbsoluteUri.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
        : "";
}
