using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;
using PaperBot.Parsing.Lines;

namespace PaperBot.Tests.Parsing;

/// <summary>The real vault notes, split by the plain form that nearly all of them have.</summary>
public static partial class SharedNotes
{
    /// <summary>A note as an entry of a digest.</summary>
    public sealed record Note(string Key, string Title, string AuthorsLine, string? Abstract, IReadOnlyList<string> Commentary, string Tags)
    {
        public string Text => string.Join('\n', ((string?[])[Title, AuthorsLine, Abstract, .. Commentary, Tags]).Where(line => !string.IsNullOrEmpty(line)));

        // Some notes have their tags after the last sentence.
        private IReadOnlyList<Tag> TagsAtEnd => Tags == "" && Commentary is [.., var last] ? TrailingTags.Split(last).Tags : [];

        public string Expected => RebuiltDigestTests.Show(new EntryContent
        {
            Title = Title,
            Authors = AuthorsLine.Length > 0 ? AuthorNames.Split(AuthorsLine[1..^1]).Names : [],
            Abstract = Abstract,
            Commentary = TagsAtEnd is { Count: > 0 } ? [.. Commentary.SkipLast(1), TrailingTags.Split(Commentary[^1]).Text] : Commentary,
            Tags = [.. TagsAtEnd, .. Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => new Tag(tag)).Distinct()],
            Links = LinkFinder.Find(string.Join('\n', ((string?[])[Title, Abstract, .. Commentary]).Where(line => line is not null))),
        });
    }

    /// <summary>Every note of both collections by name.</summary>
    public static IEnumerable<(string File, byte[] Content)> Files()
    {
        var root = SharedData.Path("notes");
        foreach (var file in Directory.GetFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            yield return (Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        }

        using var archive = File.OpenRead(SharedData.Path("ml-papers.tar.gz"));
        using var unpacked = new GZipStream(archive, CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null && entry.Name.EndsWith(".md", StringComparison.Ordinal))
            {
                using var content = new MemoryStream();
                entry.DataStream.CopyTo(content);
                yield return (entry.Name, content.ToArray());
            }
        }
    }

    public static IReadOnlyList<Note> Read() => [.. Files().Select(file => FindNote(file.File, Encoding.UTF8.GetString(file.Content))).OfType<Note>()];

    /// <summary>The title and authors of one note with the abstract, commentary and tags of others, some of which may be missing.</summary>
    public static Note Combine(IReadOnlyList<Note> notes, Random random)
    {
        var recent = notes.Where(note => note.Abstract is not null).ToList();
        var (head, body) = (Any(notes), Any(random.Next(2) == 0 ? recent : notes));
        var commentary = random.Next(10) switch
        {
            0 => [],
            1 => [.. body.Commentary.Where(line => !line.Any(Hangul.IsHangul))],
            _ => body.Commentary,
        };
        return new Note($"{head.Key} + {body.Key}", head.Title, head.AuthorsLine, random.Next(10) < 6 ? Any(recent).Abstract : null, commentary,
            random.Next(5) == 0 ? "" : Any(notes).Tags);

        Note Any(IReadOnlyList<Note> some) => some[random.Next(some.Count)];
    }

    /// <summary>The note without its title, its authors, or both. It has at least one tag, which then separates it from the next entry.</summary>
    public static Note Strip(Note note, Random random)
    {
        var tagged = note with { Tags = note.Tags == "" ? "#x" : note.Tags };
        var part = note.Abstract is null && note.Commentary.Count == 0 ? 5 : random.Next(6);
        return tagged with { Title = part is 0 or 1 ? "" : note.Title, AuthorsLine = part is 1 or 2 ? "" : note.AuthorsLine };
    }

    private static Note? FindNote(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var links = lines.FindIndex(line => line == "# Links");
        lines = [.. lines.Take(links < 0 ? lines.Count : links).Where(line => line is not ("<english>" or "</english>"))];
        if (lines.Count < 2 || lines[1].Any(Hangul.IsHangul) || !lines[0].StartsWith("https://", StringComparison.Ordinal) || Heading.Match(lines[1]) is not { Success: true } heading)
        {
            return null;
        }

        var tags = lines[^1].StartsWith('#') ? lines[^1] : "";
        var body = lines[2..(tags.Length > 0 ? ^1 : ^0)];
        var quote = body.TakeWhile(line => line.StartsWith('>')).Select(line => line[1..].Trim()).ToList();
        var commentary = body.Skip(quote.Count).ToList();
        return quote.Count > 1 || commentary.Any(line => line[0] is '#' or '>' or '|' || line.Contains("[[", StringComparison.Ordinal))
            || (quote.Count == 0 && commentary is [{ Length: > 400 } pasted, ..] && !pasted.Any(Hangul.IsHangul))
            ? null
            : new Note(Path.GetFileName(file), heading.Groups["title"].Value, heading.Groups["authors"].Value, quote.FirstOrDefault(), commentary, tags);
    }

    // The brackets around the authors are the last on the line; names contain brackets of one depth at most.
    [GeneratedRegex(@"^(\*(?<title>[^*]+)\*|(?<title>[^*]+?)) (?<authors>\(([^()]|\([^()]*\))+\))$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading { get; }
}
