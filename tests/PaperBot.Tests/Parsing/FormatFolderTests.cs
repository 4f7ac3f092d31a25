using System.Reflection;
using NetArchTest.Rules;

namespace PaperBot.Tests.Parsing;

/// <summary>A format can be read and changed by its folder alone.</summary>
public sealed class FormatFolderTests
{
    private const string Parsing = "PaperBot.Parsing";

    private static readonly Assembly Assembly = typeof(DocumentReader).Assembly;

    private static readonly string[] Shared = [$"{Parsing}.Decoding", $"{Parsing}.Lines"];

    // Pages embed digests and reviews. Each of these types uses the parser of the other format, and nothing else of it.
    private static readonly (string Type, string Parser)[] Embeddings =
    [
        ("HtmlPastedDigest", $"{Parsing}.Digest.DigestParser"),
        ("HtmlReview", $"{Parsing}.BlogReview.BlogReviewParser"),
    ];

    private static readonly string[] Folders = [.. Assembly.GetTypes().Select(type => type.Namespace).OfType<string>()
        .Where(name => name.StartsWith($"{Parsing}.", StringComparison.Ordinal)).Except(Shared).Distinct()];

    public static TheoryData<string> Formats => [.. Folders];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_uses_no_other_format(string format)
    {
        var types = Types.InAssembly(Assembly).That().ResideInNamespace(format).And().DoNotHaveName([.. Embeddings.Select(embedding => embedding.Type)]);
        ShouldNotUse(types, [.. Folders.Except([format]), typeof(DocumentReader).FullName!]);
    }

    [Fact]
    public void An_embedded_format_is_read_by_its_public_parser()
    {
        foreach (var (type, parser) in Embeddings)
        {
            var others = Assembly.GetTypes().Where(other => Folders.Contains(other.Namespace) && !other.Name.StartsWith("Html", StringComparison.Ordinal))
                .Select(other => other.FullName!).Where(name => name != parser && !name.Contains('<'));
            ShouldNotUse(Types.InAssembly(Assembly).That().HaveName(type), [.. others]);
        }
    }

    [Fact]
    public void What_the_formats_share_uses_none_of_them()
    {
        ShouldNotUse(Types.InAssembly(Assembly).That().ResideInNamespace("PaperBot.Entries"), [Parsing]);
        ShouldNotUse(Types.InAssembly(Assembly).That().ResideInNamespace(Shared[0]), [.. Folders, Shared[1]]);
        ShouldNotUse(Types.InAssembly(Assembly).That().ResideInNamespace(Shared[1]), [.. Folders, Shared[0]]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_has_one_parser_which_recognises_its_documents(string format)
    {
        var parser = Assembly.GetExportedTypes().Where(type => type.Namespace == format && type.Name.EndsWith("Parser", StringComparison.Ordinal)).ShouldHaveSingleItem();
        parser.GetMethod("Recognises")!.ReturnType.ShouldBe(typeof(bool));
        parser.GetMethod("Parse")!.ReturnType.IsAssignableTo(typeof(ParseResult)).ShouldBeTrue();
    }

    private static void ShouldNotUse(PredicateList types, string[] others) =>
        (types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypes ?? []).Select(type => type.FullName).ShouldBeEmpty();
}
