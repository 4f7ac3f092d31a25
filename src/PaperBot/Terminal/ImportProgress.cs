using System.Diagnostics;
using System.Globalization;
using PaperBot.Importing;
using PaperBot.Sources;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PaperBot.Terminal;

/// <summary>The progress of an import on a terminal: a bar by bytes, and the numbers of files, entries, entries per second and problems.</summary>
internal sealed class ImportProgress : IProgress<ImportSummary>
{
    private const int BarWidth = 16;
    private const int PercentageWidth = 8;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ProgressTask? _bar;
    private int _total;
    private int _files;
    private int _entries;
    private int _problems;

    private ImportProgress(ProgressTask? bar) => _bar = bar;

    /// <summary>Runs an import and shows its progress on standard error, if that is a terminal.</summary>
    public static ImportSummary Show(Func<ImportProgress, ImportSummary> import)
    {
        if (Console.IsErrorRedirected)
        {
            return import(new(null));
        }

        ImportProgress? progress = null;
        using var terminal = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) }).Progress()
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new ProgressTextColumn(() => progress?.ToString() ?? ""))
            .Start(display => import(progress = new(display.AddTask("import", maxValue: 0))));
    }

    public void Start(IEnumerable<FileStamp> files)
    {
        var all = files.ToList();
        _total = all.Count;
        _bar?.MaxValue(all.Sum(file => file.Length));
    }

    public void Report(ImportSummary value)
    {
        Interlocked.Add(ref _entries, value.Added + value.Updated + value.Unchanged);
        Interlocked.Add(ref _problems, value.Problems.Count);
    }

    /// <summary>Reports a file that was read, or cannot be.</summary>
    public void Finish(FileStamp file)
    {
        Interlocked.Increment(ref _files);
        _bar?.Increment(file.Length);
    }

    public override string ToString()
    {
        var rate = _entries / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture,
            $"{_files:N0}/{_total:N0} files, {_entries:N0} entries, {rate:N0}/s, {_problems:N0} problems");
    }

    private sealed class ProgressTextColumn(Func<string> text) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Shorten(text(), options.ConsoleSize.Width - BarWidth - PercentageWidth));

        // A second line would make the display jump.
        private static string Shorten(string text, int width) => text.Length <= width ? text : text[..Math.Max(width, 0)];
    }
}
