using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>Makes git's error messages, which may contain text of a remote, fit for logs and people.</summary>
internal static partial class GitErrors
{
    private const int MaxLength = 400;

    private static readonly (string[] Parts, string Advice)[] KnownErrors =
    [
        (["dubious ownership"], "Let PaperBot's user own the repository, or do what git says."),
        (["Authentication failed", "could not read Username", "could not read Password", "Permission denied (", "error: 401", "error: 403", "Invalid username"],
            "Use a token that may read it, as https://user:token@host/path in the Url, or a key for ssh. Check whether it has expired."),
        (["Host key verification failed"], "Connect to the host once with ssh as PaperBot's user, so that its key is known."),
        (["does not appear to be a git repository", "not found", "does not exist"],
            "Check the Url. Many hosts also respond like this if a token is missing or may not read the repository."),
        (["Out of memory", "file size limit", "File too large", "mmap failed"], $"It has objects larger than {Limits.GitMemory >> 20} MB, which is the maximum. Remove them from the branch."),
        (["No space left"], "Free some disk space."),
        (["not allowed"], $"Use one of {GitAddress.Protocols.Replace(":", ", ", StringComparison.Ordinal)}."),
        (["error: 30"], "It redirects to another address. Open it in a browser, and set Url to the final address."),
        (["SSL", "certificate"], "Check the host's certificate, and the clock and the certificate authorities of this machine."),
        (["unable to access", "Could not resolve", "Connection", "timed out", "hung up", "early EOF"], "It is tried again. If this continues, check the network and the Url."),
    ];

    /// <summary>The message on one line, without secrets, control characters and durations, so that equal failures have equal messages.</summary>
    public static string Clean(string message, GitAddress address)
    {
        foreach (var secret in FindSecrets(address))
        {
            message = message.Replace(secret, "***", StringComparison.Ordinal);
        }

        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("hint:", StringComparison.Ordinal) && !line.StartsWith("warning:", StringComparison.Ordinal));
        var text = new string([.. UserInfo().Replace(Duration().Replace(string.Join(' ', lines), ""), "://")
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format))]);
        return text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";
    }

    public static string FindAdvice(string message) => KnownErrors
        .Where(error => error.Parts.Any(part => message.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .Select(error => error.Advice)
        .FirstOrDefault("Check the Url, and try git ls-remote with it in a terminal.");

    // The user may be a token, unless it is short: git, for instance, is also part of other words.
    private static IEnumerable<string> FindSecrets(GitAddress address) =>
        new[] { Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User}:{address.Password}")), address.Password, address.User.Length < 8 ? "" : address.User }
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Where(secret => secret != "");

    [GeneratedRegex(@"://[^/@\s]*@", RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@" after \d+ ms", RegexOptions.NonBacktracking)]
    private static partial Regex Duration();
}

/// <summary>Git failed. The message is git's, cleaned.</summary>
internal sealed class GitException(string message) : Exception(message);
