using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>What git says when it fails, which may hold what a remote says, made fit for logs and people.</summary>
internal static partial class GitMessage
{
    private const int MaxLength = 400;

    private static readonly (string[] Said, string Mend)[] Mends =
    [
        (["dubious ownership"], "Let PaperBot's user own the repository, or do what git says."),
        (["Authentication failed", "could not read Username", "could not read Password", "Permission denied (", "error: 401", "error: 403", "Invalid username"],
            "Give a token that may read it, as https://user:token@host/path in the Url, or for ssh a key; look whether it has expired."),
        (["Host key verification failed"], "Connect to the host once with ssh as PaperBot's user, so that it is known."),
        (["does not appear to be a git repository", "not found", "does not exist"],
            "Look at the Url; many hosts also say so where a token is missing or may not read it."),
        (["No space left"], "Make room on the disk."),
        (["not allowed"], $"Use one of {GitAddress.Protocols.Replace(":", ", ", StringComparison.Ordinal)}."),
        (["SSL", "certificate"], "Look at the host's certificate, and at the time and the authorities of this machine."),
        (["unable to access", "Could not resolve", "Connection", "timed out", "hung up", "early EOF"], "It is tried again; if that goes on, look at the network and the Url."),
    ];

    /// <summary>One line without secrets, control signs and what differs from one failure to the next of the same kind.</summary>
    public static string Clean(string said, GitAddress address)
    {
        foreach (var secret in Secrets(address))
        {
            said = said.Replace(secret, "***", StringComparison.Ordinal);
        }

        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("hint:", StringComparison.Ordinal) && !line.StartsWith("warning:", StringComparison.Ordinal));
        var text = new string([.. UserInfo().Replace(Duration().Replace(string.Join(' ', lines), ""), "://")
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format))]);
        return text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";
    }

    /// <summary>How to mend what git said.</summary>
    public static string FindMend(string said) => Mends
        .Where(mend => mend.Said.Any(part => said.Contains(part, StringComparison.OrdinalIgnoreCase)))
        .Select(mend => mend.Mend)
        .FirstOrDefault("Look at the Url, and try git ls-remote with it by hand.");

    /// <summary>A user's name may be the token. A short one, such as <c>git</c>, is none, and also stands in other words.</summary>
    private static IEnumerable<string> Secrets(GitAddress address) =>
        new[] { Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User}:{address.Password}")), address.Password, address.User.Length < 8 ? "" : address.User }
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Where(secret => secret != "");

    [GeneratedRegex(@"://[^/@\s]*@", RegexOptions.NonBacktracking)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@" after \d+ ms", RegexOptions.NonBacktracking)]
    private static partial Regex Duration();
}
