using System.Buffers;
using System.Text;

namespace PaperBot.Discord.Bot.Rendering;

/// <summary>
/// Escapes text so that Discord shows it literally: no markup, no mention, no custom emoji, no time stamp, no link. Discord does not show a
/// backslash before punctuation.
/// </summary>
internal static class DiscordMarkdown
{
    // Emphasis, strike, spoiler, code, masked links, and "<" and "@", with which every mention, emoji and time stamp begins.
    private static readonly SearchValues<char> Everywhere = SearchValues.Create("\\*_~|`[]<@");

    // Headings, subtext, lists, quotes.
    private static readonly SearchValues<char> AtLineStart = SearchValues.Create("#->+");

    /// <summary>The escaped text, shortened at a word if it would be longer than <paramref name="limit"/> UTF-16 units.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 2.</exception>
    public static string Escape(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var plain = DisplayText.Clean(text);
        var (escaped, length) = EscapeUpTo(plain, limit);
        if (length == plain.Length)
        {
            return escaped;
        }

        // How a character is escaped depends only on what is before it, so a prefix of the text needs no more room than it did here.
        var (_, fitting) = EscapeUpTo(plain, limit - 1);
        return EscapeUpTo(Shortening.AtWord(plain, Math.Min(fitting + 1, plain.Length - 1)), limit).Escaped;
    }

    private static (string Escaped, int Length) EscapeUpTo(string text, int limit)
    {
        var escaped = new StringBuilder(Math.Min(limit, text.Length + 16));
        var escaper = new Escaper();
        for (var i = 0; i < text.Length; i++)
        {
            var escape = escaper.MustEscape(text[i]);
            if (escaped.Length + (escape ? 2 : 1) > limit)
            {
                return (escaped.ToString(), i);
            }

            if (escape)
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return (escaped.ToString(), text.Length);
    }

    /// <summary>Decides which characters to escape, one after the other.</summary>
    internal sealed class Escaper
    {
        private bool _lineStart = true;
        private bool _numberAtLineStart;
        private bool _colonInWord;
        private char _previous = '\n';

        /// <summary>Escapes the next part of the text.</summary>
        public string Escape(string text)
        {
            var escaped = new StringBuilder(text.Length + 16);
            foreach (var next in text)
            {
                escaped.Append(MustEscape(next) ? "\\" : "").Append(next);
            }

            return escaped.ToString();
        }

        /// <summary>Whether the next character must be escaped.</summary>
        public bool MustEscape(char next)
        {
            var escapes = Everywhere.Contains(next)
                || (_lineStart && AtLineStart.Contains(next))
                || (_numberAtLineStart && next is '.' or ')')
                || (_previous == ']' && next == '(')
                || (_previous == ':' && next == '/') // https:\//: Discord would treat later escapes as part of the address
                || (_colonInWord && next == ':'); // :name: is an emoji
            _numberAtLineStart = char.IsAsciiDigit(next) && (_lineStart || _numberAtLineStart);
            _lineStart = next == '\n' || (_lineStart && next == ' ');
            _colonInWord = !char.IsWhiteSpace(next) && (_colonInWord || next == ':');
            _previous = next;
            return escapes;
        }
    }
}
