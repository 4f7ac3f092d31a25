using System.Text.Json;
using PaperBot.Discord.Client;

namespace PaperBot.Tests.Discord.Client;

public sealed class ApplicationCommandTests
{
    [Theory]
    [InlineData("""[]""", false)]
    [InlineData("""[{"name":"paper"},{"name":"old"}]""", false)]
    [InlineData("""[{"id":"1","name":"paper","type":1,"description":"d","options":[],"name_localizations":null,"nsfw":false}]""", true)]
    [InlineData("""[{"name":"paper","description":"d"}]""", true)]
    [InlineData("""[{"name":"paper","description":"another"}]""", false)]
    [InlineData("""[{"name":"paper","description":"d","description_localizations":{"ko":"설명"}}]""", false)]
    public void Only_fields_that_the_client_sets_are_compared(string registered, bool areSame) => ApplicationCommand.AreSame(
        [new ApplicationCommand { Name = "paper", Description = "d" }],
        JsonSerializer.Deserialize(registered, DiscordJson.Default.IReadOnlyListApplicationCommand)!).ShouldBe(areSame);
}
