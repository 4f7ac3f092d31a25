namespace PaperBot.Sources;

/// <summary>Follows the links in a folder, but only to files in the same folder.</summary>
internal static class LinkTarget
{
    public const string Outside =
        "This is a link that leads to nothing or out of the folder, and is not read. Copy the file into the folder, or read its own folder.";

    public const string ToFolder = "This is a link to a folder, and is not followed. Read that folder by itself.";

    /// <summary>Finds the file that a link leads to, or the file itself if it is no link; null if there is none below the root.</summary>
    public static FileInfo? Find(FileInfo file, string root)
    {
        if (!IsLink(file))
        {
            return file;
        }

        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target && IsBelow(target.Directory, root) ? target : null;
        }
        catch (IOException)
        {
            // The links are a circle.
            return null;
        }
    }

    /// <summary>Whether a file or folder is a link.</summary>
    public static bool IsLink(FileSystemInfo item) => item.Attributes.HasFlag(FileAttributes.ReparsePoint) && item.LinkTarget is not null;

    // A folder on the way that is a link itself could lead anywhere.
    private static bool IsBelow(DirectoryInfo? folder, string root)
    {
        for (; folder is not null && folder.FullName != root; folder = folder.Parent)
        {
            if (IsLink(folder))
            {
                return false;
            }
        }

        return folder is not null;
    }
}
