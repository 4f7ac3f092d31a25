using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PaperBot.Slack;
using PaperBot.Slack.Bot;
using PaperBot.Slack.Client;

namespace PaperBot.Tests.Slack.Bot;

public sealed class SlackOptionsTests
{
    [Theory]
    [InlineData("xoxb-1", "", SlackClientOptions.DefaultApiUrl, "Slack:AppToken is missing: create an App-Level Token")]
    [InlineData("", "xapp-1", SlackClientOptions.DefaultApiUrl, "Slack:BotToken is missing: copy the Bot User OAuth Token")]
    [InlineData("xapp-1", "xoxb-1", SlackClientOptions.DefaultApiUrl, "Slack:BotToken and Slack:AppToken are swapped")]
    [InlineData("xoxp-secret", "xapp-1", SlackClientOptions.DefaultApiUrl, "Slack:BotToken does not begin with xoxb-")]
    [InlineData("xoxb-1", "xoxb-secret", SlackClientOptions.DefaultApiUrl, "Slack:AppToken does not begin with xapp-")]
    [InlineData("xoxb-secret\n", "xapp-1", SlackClientOptions.DefaultApiUrl, "Slack:BotToken contains characters that no token has")]
    [InlineData("xoxb-1", "xapp-1", "slack.com/api", "Slack:ApiUrl must be an absolute https address")]
    [InlineData("xoxb-1", "xapp-1", "ftp://slack.com/api", "Slack:ApiUrl must be an absolute https address")]
    [InlineData("xoxb-1", "xapp-1", "http://slack.com/api", "Slack:ApiUrl must be an absolute https address")]
    [InlineData("xoxb-1", "xapp-1", "https://user@slack.com/api", "Slack:ApiUrl must be an absolute https address")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_with_the_way_to_fix_it(
        string botToken, string appToken, string apiUrl, string message)
    {
        using var host = Build(botToken, appToken, apiUrl);

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        error.Message.ShouldContain(message);
        error.Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("xapp-1", "a secret", "Slack:SigningSecret contains characters")]
    [InlineData("xoxb-secret", "0123", "Slack:AppToken does not begin with xapp-")]
    public async Task A_signing_secret_takes_the_place_of_the_token_for_sockets_but_excuses_no_wrong_one(string appToken, string signingSecret, string message)
    {
        using var host = Build("xoxb-1", appToken, SlackClientOptions.DefaultApiUrl, signingSecret);

        var error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        error.Failures.ShouldHaveSingleItem().ShouldStartWith(message);
        error.Message.ShouldNotContain("secret:");
    }

    [Theory]
    [InlineData("Members", true)]
    [InlineData("U0123ABC", true)]
    [InlineData("W0123ABC", true)]
    [InlineData("@ada", false)]
    [InlineData("Everybody", false)]
    public void Subscribers_are_the_members_or_people(string subscriber, bool isValid)
    {
        var result = new SlackOptionsValidation().Validate(null, new() { BotToken = "xoxb-1", AppToken = "xapp-1", Subscribers = ["U1", subscriber] });

        result.Failed.ShouldBe(!isValid);
        (result.Failures ?? []).ShouldAllBe(failure =>
            failure == $"Slack:Subscribers:1: \"{subscriber}\" is neither Members nor the id of a person: copy the member ID (U…) from the person's profile.");
    }

    [Fact]
    public void Without_tokens_there_is_no_Slack()
    {
        using var host = Build("", "", SlackClientOptions.DefaultApiUrl);

        host.Services.GetServices<IChatPlatform>().ShouldBeEmpty();
        host.Services.GetServices<IHostedService>().ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_address_is_the_default()
    {
        using var host = Build("xoxb-1", "xapp-1", "");

        host.Services.GetRequiredService<IOptions<SlackOptions>>().Value.ApiUrl.ShouldBe(SlackClientOptions.DefaultApiUrl);
    }

    [Fact]
    public void Options_do_not_show_their_tokens_when_they_are_printed() =>
        new SlackOptions { BotToken = "xoxb-1", AppToken = "xapp-1" }.ToString().ShouldBe("Slack at https://slack.com/api/");

    private static IHost Build(string botToken, string appToken, string apiUrl, string signingSecret = "")
    {
        var builder = SlackHost.CreateBuilder(botToken, appToken, apiUrl);
        builder.Configuration["Slack:SigningSecret"] = signingSecret;
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddSingleton(TestRouter.Create());
        return builder.Build();
    }
}
