using PaperBot.Slack.Http;

namespace PaperBot.Tests.Slack.Http;

public sealed class RequestSignatureTests
{
    // The example of https://docs.slack.dev/authentication/verifying-requests-from-slack.
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Fact]
    public void The_example_of_Slack_is_verified() =>
        new RequestSignature(Secret).Verify(Signature, Timestamp, Body).ShouldBe(Convert.FromHexString(Signature[3..]));

    [Theory]
    [InlineData(Signature, "1531420619")]
    [InlineData(Signature, "01531420618")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Timestamp)]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", Timestamp)]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504", Timestamp)]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5", Timestamp)]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50300", Timestamp)]
    [InlineData("v0=", Timestamp)]
    [InlineData("", Timestamp)]
    public void What_is_not_the_signature_is_refused(string signature, string timestamp) =>
        new RequestSignature(Secret).Verify(signature, timestamp, Body).ShouldBeNull();

    [Fact]
    public void Another_secret_or_body_has_another_signature()
    {
        new RequestSignature(Secret.ToUpperInvariant()).Verify(Signature, Timestamp, Body).ShouldBeNull();
        new RequestSignature(Secret).Verify(Signature, Timestamp, Body.AsSpan(1)).ShouldBeNull();
    }
}
