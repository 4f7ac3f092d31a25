using System.Text;

namespace PaperBot.Citations;

/// <summary>
/// Escapes text of documents for a bibliography: one line, with balanced braces and nothing that LaTeX would run. LaTeX prints the text as it was
/// written.
/// </summary>
internal static class BibtexText
{
    /// <summary>Escapes text that is printed.</summary>
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

    /// <summary>Escapes a keyword. <c>_</c> stays, since keywords are compared rather than printed; a comma would split the keyword.</summary>
    public static string Keyword(string tag) =>
        Escape(tag.Replace(',', ' ')).Replace(@"\_", "_", StringComparison.Ordinal);

    /// <summary>Encodes an address with the characters of RFC 3986; empty if it is not valid.</summary>
    public static string Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        ? address.AbsoluteUri.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal)
        : "";
}
