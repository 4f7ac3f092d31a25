namespace PaperBot.Tests;

/// <summary>What comes from outside enters in one place each, where its limits are.</summary>
public sealed class SecurityArchitectureTests
{
    [Theory]
    [InlineData("Process.Start(", "GitProgram.cs")]
    [InlineData("new ProcessStartInfo(", "GitStartInfo.cs")]
    [InlineData("new HttpClient(", "ApiHttpClient.cs")]
    [InlineData("new SocketsHttpHandler", "ApiHttpClient.cs WebFetcher.cs")]
    [InlineData("new HttpClientHandler", "")]
    [InlineData("ClientWebSocket _", "MessageSocket.cs")]
    [InlineData("new TcpClient(", "")]
    [InlineData("new Socket(", "WebConnector.cs")]
    [InlineData("Dns.Get", "WebConnector.cs")]
    public void A_way_to_the_outside_is_in_its_own_file(string call, string files) => FilesWith("src", call).ShouldBe(files);

    [Theory]
    [InlineData("new FileStream(")]
    [InlineData(" File.Open")]
    [InlineData(" File.ReadAll")]
    [InlineData(" File.ReadLines(")]
    [InlineData("new StreamReader(path")]
    public void The_files_of_sources_are_opened_in_one_place(string call) =>
        string.Concat(FilesWith("src/PaperBot.Core/Sources", call), FilesWith("src/PaperBot.Core/Importing", call)).ShouldBeOneOf("", "SourceFile.cs", "GitMirror.cs");

    [Fact]
    public void No_query_parser_of_Lucene_reads_what_people_type() =>
        FilesWith("src", "using Lucene.Net.QueryParsers").ShouldBe("");

    [Theory]
    [InlineData("new WildcardQuery(")]
    [InlineData("new RegexpQuery(")]
    [InlineData("new RegExp(")]
    public void No_pattern_from_outside_reaches_the_index(string call) => FilesWith("src/PaperBot.Search", call).ShouldBe("");

    [Theory]
    [InlineData("BsonExpression.Create($")]
    [InlineData("Query.EQ($")]
    [InlineData("BsonMapper")]
    [InlineData("CommandText = $")]
    public void No_text_becomes_an_expression_of_the_database(string call) => FilesWith("src", call).ShouldBe("");

    private static string FilesWith(string folder, string text) => string.Join(' ', SourceTree.Files(folder)
        .Where(file => File.ReadLines(file).Any(line => line.Contains(text, StringComparison.Ordinal)))
        .Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
