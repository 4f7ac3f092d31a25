using System.CommandLine;
using System.Text.Json;
using PaperBot.Replies;
using PaperBot.Search;

namespace PaperBot.Terminal;

/// <summary><c>tags [--check]</c>: the tags with how many entries have each; or those that look like one, and how to make them one.</summary>
internal static class TagsVerb
{
    public static Command Create(string[] settings)
    {
        var check = new Option<bool>("--check") { Description = "Show pairs that look like one tag. Nothing is merged." };
        var command = new Command("tags", "Lists the tags with their counts.") { check };
        command.SetAction(parsed => Run(settings, parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] settings, bool check)
    {
        using var host = VerbHost.Open(settings);
        var index = host.Services.GetRequiredService<IEntryIndex>();
        index.Refresh();
        var tags = index.Current.Tags.Tags;
        using var output = new StreamWriter(Console.OpenStandardOutput());
        if (check)
        {
            Write(output, TagCheck.FindPairs(tags));
        }
        else
        {
            foreach (var tag in tags)
            {
                output.WriteLine($"{tag.Count}\t#{DisplayText.CleanLine(tag.Tag.Text)}");
            }
        }

        return 0;
    }

    private static void Write(StreamWriter output, IReadOnlyList<TagPair> pairs)
    {
        if (pairs.Count == 0)
        {
            output.WriteLine("No tags look like one.");
            return;
        }

        output.WriteLine($"Pairs that look like one tag: {pairs.Count}. To make a pair one, put its line into the settings, within \"Tags\": {{ \"Aliases\": {{ }} }}.");
        output.WriteLine("Look-ups, lists and subscriptions then see one tag; what is stored and exported stays as written.");
        foreach (var reason in pairs.GroupBy(pair => pair.Likeness).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine($"{Name(reason.Key)}:");
            foreach (var pair in reason)
            {
                output.WriteLine($"  {Line(pair),-64}  {pair.Fewer.Count} of {Clean(pair.Fewer)}, {pair.More.Count} of {Clean(pair.More)}");
            }
        }
    }

    private static string Line(TagPair pair) => $"{Quoted(pair.Fewer)}: {Quoted(pair.More)},";

    private static string Quoted(TagCount tag) => JsonSerializer.Serialize(Clean(tag), TerminalJson.Context.String);

    private static string Clean(TagCount tag) => DisplayText.CleanLine(tag.Tag.Text);

    private static string Name(TagSimilarity likeness) => likeness switch
    {
        TagSimilarity.Joined => "Joined or parted",
        TagSimilarity.Plural => "Singular and plural",
        TagSimilarity.Swapped => "The same words in another order",
        _ => "Spelled almost the same",
    };
}
