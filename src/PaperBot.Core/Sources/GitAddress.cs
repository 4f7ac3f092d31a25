using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>The address of a repository, with its secrets separated from it.</summary>
/// <param name="Url">The address for git: for http and https without user and password, which git gets in another way.</param>
/// <param name="Location">The address for people and entries: without user and password, and with <c>#branch</c> if one is set.</param>
/// <param name="User">The user for http or https, or empty.</param>
/// <param name="Password">The password or token, or empty.</param>
internal sealed partial record GitAddress(string Url, string Location, string User, string Password)
{
    /// <summary>The protocols that git may use, in the format of <c>GIT_ALLOW_PROTOCOL</c>: none that runs a program.</summary>
    public const string Protocols = "file:git:http:https:ssh";

    /// <summary>Parses a valid address of the settings: a URL, <c>host:path</c> for ssh, or a folder, relative to the working folder.</summary>
    public static GitAddress Parse(string url, string branch)
    {
        // With a slash, the documents of one branch would look like those in a folder of another.
        var suffix = branch == "" ? "" : $"#{branch.Replace("/", "%2F", StringComparison.Ordinal)}";
        if (FullForm().Match(url) is { Success: true } full)
        {
            var scheme = full.Groups["scheme"].Value.ToLowerInvariant();
            var (user, password) = SplitLogin(full.Groups["user"].Value);
            var rest = $"{full.Groups["host"].Value}{full.Groups["path"].Value.TrimEnd('/')}";
            var isWeb = scheme is "http" or "https";
            var userPart = isWeb || user == "" ? "" : $"{user}@";
            return new($"{scheme}://{userPart}{rest}", $"{scheme}://{rest}{suffix}",
                isWeb ? Uri.UnescapeDataString(user) : "", Uri.UnescapeDataString(password));
        }

        if (ShortForm().Match(url) is { Success: true } shortForm)
        {
            return new(url, $"{shortForm.Groups["host"].Value}:{shortForm.Groups["path"].Value.TrimEnd('/')}{suffix}", "", "");
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(url));
        return new(folder, folder + suffix, "", "");
    }

    /// <summary>
    /// Finds out what is wrong with an item of the settings, and how to fix it; null if it is valid. The message does not contain anything that
    /// could be secret.
    /// </summary>
    public static string? FindError(SourceOptions options, IReadOnlyList<SourceOptions> earlier) => FindError(options)
        ?? (earlier.Any(item => FindError(item) is null && Parse(item.Url, item.Branch).Location == Parse(options.Url, options.Branch).Location)
            ? "an earlier item has the same repository and branch, so that each would withdraw the entries of the other; use one item, with a Path that contains both folders"
            : null);

    private static string? FindError(SourceOptions options) => options switch
    {
        { Url: "" } => "a Git source needs a Url: the repository's address, or its folder",
        { Url: var url } when url.StartsWith('-') || url.Any(char.IsControl) || RemoteHelper().IsMatch(url) =>
            "the Url is not valid; write it as https://host/path, git@host:path or a folder",
        { Url: var url } when url.Contains("://", StringComparison.Ordinal) && !(FullForm().IsMatch(url) && IsAllowed(url)) =>
            "the Url is not supported: use https, http, ssh, git or file, write characters such as / and @ in a token as %2F and %40, and leave out ? and #",
        { Url: var url } when ShortForm().Match(url) is { Success: true } shortForm && shortForm.Groups["path"].Value.Contains('@') =>
            "the Url must not contain a password; use a key for ssh, or https",
        { Branch: var branch } when InvalidBranch().IsMatch(branch) => "the Branch is not the name of a branch; write it as git branch shows it",
        { Path: var path } when path.Contains('\\') || path.StartsWith('/') || path.Split('/').Contains("..") =>
            "the Path must be a folder in the repository, such as notes/papers",
        _ => null,
    };

    private static bool IsAllowed(string url) =>
        Protocols.Split(':').Contains(FullForm().Match(url).Groups["scheme"].Value.ToLowerInvariant())
        && !Uri.UnescapeDataString(FullForm().Match(url).Groups["user"].Value).Any(char.IsControl);

    private static (string User, string Password) SplitLogin(string login) =>
        login.Split(':', 2) is [var user, var password] ? (user, password) : (login, "");

    // A login, which may be a token, must not be taken for the host. So an @ in the path is allowed only for files.
    [GeneratedRegex(@"^(?<scheme>file)://(?<host>)(?<path>/.+)$|^(?<scheme>[a-z]+)://((?<user>[^@/?#]*)@)?(?<host>([\w.-]+|\[[0-9a-f:.]+\])(:\d+)?)(?<path>/[^@?#]+)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FullForm();

    // One letter before the colon is a drive.
    [GeneratedRegex(@"^([^@/:\\]+@)?(?<host>[^@/:\\]{2,}|\[[0-9a-fA-F:.]+\]):(?<path>[^:/].*|/[^/].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortForm();

    // ext::sh -c …
    [GeneratedRegex(@"^[\w+.-]*::", RegexOptions.NonBacktracking)]
    private static partial Regex RemoteHelper();

    // The rules of git check-ref-format.
    [GeneratedRegex(@"^[-/.]|^refs/|^@$|[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|[/.]\z|\.lock(/|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex InvalidBranch();
}
