using System.Diagnostics;
using System.Globalization;
using PaperBot.Importing;
using PaperBot.Sources;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PaperBot.Terminal;

/// <summary>How far an import has come, for the person who waits at the terminal: a bar by bytes, with files, entries, rate and problems.</summary>
internal sealed class ImportProgress : IProgress<ImportSummary>
{
    private const int BarWidth = 16;
    private const int BesideBar = 8;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ProgressTask? _bar;
    private int _expected;
    private int _files;
    private int _entries;
    private int _problems;

    private ImportProgress(ProgressTask? bar) => _bar = bar;

    /// <summary>Shows how far the work has come, on standard error, and only where that is a terminal.</summary>
    public static ImportSummary Show(Func<ImportProgress, ImportSummary> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new(null));
        }

        ImportProgress? shown = null;
        return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress()
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new SoFarColumn(() => shown?.ToString() ?? ""))
            .Start(display => work(shown = new(display.AddTask("import", maxValue: 0))));
    }

    /// <summary>Says what will be read.</summary>
    public void Expect(IEnumerable<FileStamp> files)
    {
        var all = files.ToList();
        _expected = all.Count;
        _bar?.MaxValue(all.Sum(file => file.Length));
    }

    /// <summary>A document has been read.</summary>
    public void Report(ImportSummary value)
    {
        Interlocked.Add(ref _entries, value.Added + value.Updated + value.Unchanged);
        Interlocked.Add(ref _problems, value.Problems.Count);
    }

    /// <summary>These files are stored, or their problems are known.</summary>
    public void Finish(IReadOnlyList<FileStamp> files)
    {
        Interlocked.Add(ref _files, files.Count);
        _bar?.Increment(files.Sum(file => file.Length));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var rate = _entries / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture,
            $"{_files:N0}/{_expected:N0} files, {_entries:N0} entries, {rate:N0}/s, {_problems:N0} problems");
    }

    private sealed class SoFarColumn(Func<string> text) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Shortened(text(), options.ConsoleSize.Width - BarWidth - BesideBar));

        // A second line would make the display jump.
        private static string Shortened(string text, int width) => text.Length <= width ? text : text[..Math.Max(width, 0)];
    }
}
