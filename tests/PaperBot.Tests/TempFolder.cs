namespace PaperBot.Tests;

/// <summary>An empty folder that is deleted afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("paperbot-").FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Writes a file, and the folders that lead to it.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], text);
    }

    /// <summary>Copies a folder in it.</summary>
    public void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(this[from], "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(this[to], System.IO.Path.GetRelativePath(this[from], file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
