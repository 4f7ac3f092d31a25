using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;

namespace PaperBot.Tests.Sources;

public sealed class MutatedFeedTests
{
    private static readonly string[] Originals =
    [
        .. ((string[])["RSS", "Atom", "JSON"]).Select(format => Feeds.Write(format, Feeds.Digest(7, "Dew"), Feeds.Digest(6, "Ice"))),
        "<!DOCTYPE rdf:RDF [<!ENTITY nbsp '&#160;'>]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            + "<item rdf:about='a'><title>Dew<i>!</i></title><dc:date>7 May 24</dc:date><description><p>It<br>is &lt;b>wet</p></description></item></rdf:RDF>",
    ];

    private static readonly string[] Fragments =
    [
        "<", ">", "&", ";", "\"", "'", "=", "/", "\0", "\uFEFF", "\uD800", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [", "]", "<?", "<item>", "</item>", "<entry>", "</entry>",
        "<title>", "</title>", "<rss>", "<a href='", "&nbsp;", "&#0;", "&#x110000;", "xml:base='//[::1'", "xmlns='x'", "{", "}", "[", ",", "\\u", "\\ud800", "0000", "99999", "<guid>", "<pubDate>",
    ];

    // Set this variable to 1000000 for a thorough run, which takes minutes.
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("PAPERBOT_MUTATED_FEEDS"), out var count) ? count : 4000;

    [Fact]
    public void A_mutated_feed_is_read_or_refused_with_a_reason()
    {
        var edits = Gen.Choose(0, int.MaxValue - 1).ArrayOf().Where(edit => edit.Length is > 2 and < 60);
        Prop.ForAll(edits.ToArbitrary(), edit => FindError(Mutate(edit)) is null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void No_mutation_makes_a_feed_throw()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, Mutations, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            var random = new Random(seed);
            var text = Mutate([.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.Next())]);
            if (FindError(text) is { } error)
            {
                wrong.Add($"{error} in the feed of seed {seed}:\n{text}");
            }
        });
        wrong.Take(5).ShouldBeEmpty();
    }

    private static string? FindError(string text)
    {
        try
        {
            var posts = new FeedFiles().Name(Feeds.Read(text).Items, new Dictionary<string, string>());
            foreach (var post in posts)
            {
                DocumentReader.Read(post.File, post.Item.ToDocument().ToDocument("Feed", "", post.File).Content);
            }

            return null;
        }
        catch (SourceException refused)
        {
            return refused.Message.Contains("beds.example.org", StringComparison.Ordinal) ? null : refused.Message;
        }
        catch (Exception bug)
        {
            return bug.ToString();
        }
    }

    private static string Mutate(int[] edit) => edit.Skip(1).Aggregate(Originals[edit[0] % Originals.Length], (text, step) =>
    {
        var at = step / 8 % (text.Length + 1);
        var length = Math.Min(step / 3 % 40, text.Length - at);
        return (step % 8) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 when step % 5 == 0 => text[..at],
            3 => text.Remove(at, length).Insert(step / 11 % (text.Length - length + 1), text.Substring(at, length)),
            _ => text.Insert(at, Fragments[step / 7 % Fragments.Length]),
        };
    });
}
