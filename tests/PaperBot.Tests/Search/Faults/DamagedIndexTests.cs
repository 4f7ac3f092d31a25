using System.Globalization;

namespace PaperBot.Tests.Search.Faults;

/// <summary>An index that was damaged while no process had it open is right again without a hand. PAPERBOT_FLIPS sets how many bytes are flipped (100).</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private static readonly int Flips = int.Parse(Environment.GetEnvironmentVariable("PAPERBOT_FLIPS") ?? "100", CultureInfo.InvariantCulture);

    private readonly IndexOfNotes _notes = new();

    [Fact]
    public void A_sound_index_is_not_rebuilt()
    {
        var before = Snapshot();
        _notes.Start();
        _notes.ShouldBeRight();
        _notes.Stop();
        Snapshot().ShouldBe(before);
        _notes.Rebuilds.ShouldBe(0);
    }

    [Fact]
    public void Each_file_may_be_missing_cut_or_empty()
    {
        foreach (var file in Files().Select(Path.GetFileName))
        {
            Damage(file!, File.Delete);
            Damage(file!, path => File.WriteAllBytes(path, []));
            Damage(file!, path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]));
            Damage(file!, path => File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length / 2)]));
        }
    }

    [Long]
    [Fact]
    public void Any_byte_may_be_flipped()
    {
        var random = new Random(11);
        for (var flip = 0; flip < Flips; flip++)
        {
            var file = random.GetItems(Files(), 1)[0];
            Damage(Path.GetFileName(file), path =>
            {
                var bytes = File.ReadAllBytes(path);
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                File.WriteAllBytes(path, bytes);
            });
        }
    }

    [Fact]
    public void The_whole_folder_may_be_missing_or_contain_other_files()
    {
        Directory.Delete(_notes.Path, recursive: true);
        StartAndCompare();

        File.WriteAllText(Path.Combine(_notes.Path, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(_notes.Path, "segments_99"), "of another program");
        StartAndCompare();
        File.ReadAllText(Path.Combine(_notes.Path, "notes.txt")).ShouldBe("mine");
    }

    [Fact]
    public void An_index_of_another_version_or_of_another_store_is_rebuilt()
    {
        using var other = new IndexOfNotes();
        other.Add(Notes.Entry("other", title: "Of another store"));
        other.Start();
        other.Stop();
        Directory.Delete(_notes.Path, recursive: true);
        Directory.Move(other.Path, _notes.Path);
        StartAndCompare();
    }

    public void Dispose() => _notes.Dispose();

    private void Damage(string file, Action<string> damage)
    {
        var path = Path.Combine(_notes.Path, file);
        if (!File.Exists(path))
        {
            // The rebuilt index has other files.
            path = Files()[0];
        }

        damage(path);
        StartAndCompare();
    }

    private void StartAndCompare()
    {
        _notes.Start();
        _notes.ShouldBeRight();
        _notes.Stop();
    }

    private string[] Files() => Directory.GetFiles(_notes.Path).Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal).ToArray();

    private string Snapshot() => string.Join('\n', Files().Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}"));
}
