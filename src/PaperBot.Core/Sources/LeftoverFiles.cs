using System.Text.RegularExpressions;

namespace PaperBot.Sources;

/// <summary>Knows, by their names, the files and folders that are no documents: what editors, sync programs and operating systems leave beside them.</summary>
internal static partial class LeftoverFiles
{
    /// <summary>Whether a file or folder with this name is no document, and contains none.</summary>
    public static bool IsLeftover(string name) =>
        name.StartsWith('.') || Temporary.IsMatch(name) || OfSystem.IsMatch(name) || Backup.IsMatch(name) || IsConflictCopy(name);

    /// <summary>Says why a leftover that a person may expect to be read is not read, and what to do; null for any other name.</summary>
    public static string? FindWarning(string name) =>
        name.StartsWith('.') || Temporary.IsMatch(name) ? null
        : IsConflictCopy(name) ? "This is a conflict copy of a sync program, and is not read. Merge it into the original and delete it, or rename it."
        : Backup.IsMatch(name) ? "This is a backup, and is not read. Rename it if it is a document."
        : null;

    // A Mac writes names in decomposed form.
    private static bool IsConflictCopy(string name) => ConflictCopy.IsMatch(FoldedText.Normalize(name));

    // Vim writes a file 4913 to find out whether it can.
    [GeneratedRegex(
        @"^~\$|^~syncthing~|^~WRL\d+|^#.*#$|~$|^4913$|___jb_(tmp|old)___$"
        + @"|\.(sw[a-p]|te?mp|part|partial|filepart|crdownload|download|opdownload|aria2|!sync|!ut|bts|lock|lck)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Temporary { get; }

    [GeneratedRegex(
        @"^(Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r|\$RECYCLE\.BIN|System Volume Information|lost\+found|@eaDir|#recycle|__MACOSX)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfSystem { get; }

    [GeneratedRegex(@"\.(bak|backup|orig|rej|save)(\.?\d+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Backup { get; }

    // In this order: Syncthing; Dropbox, Nextcloud and Obsidian Sync in several languages; Dropbox again; Seafile, Unison and Box; older ownCloud;
    // Google Drive; Resilio Sync and rclone; OneDrive, which appends the name that Windows gives to a computer.
    [GeneratedRegex(
        @"\.sync-conflict-\d{8}-\d{6}"
        + @"|\([^()]*(\bconflicted copy\b|충돌(된|하는|한)? ?(복사본|사본)|Konfliktkopie|in Konflikt stehende Kopie|copie en conflit|copia en conflicto"
        + @"|競合コピー|冲突副本|衝突複本)[^()]*(\(\d+\))?[^()]*\)"
        + @"|\((case|selective sync|unicode encoding|white ?space) conflict( \d+)?\)"
        + @"|\((SFConflict |conflict (on|from) |conflict #\d)[^()]*\)"
        + @"|_conflict-\d{8}-\d{6}"
        + @"|\[conflict(ed)?( \d+)?\]|_conf\(\d+\)"
        + @"|\.conflict\d*(\.\w+)?$"
        + @"|(?-i:-(DESKTOP|LAPTOP)-[0-9A-Z]{7}(-\d+)?)(\.\w+)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConflictCopy { get; }
}
