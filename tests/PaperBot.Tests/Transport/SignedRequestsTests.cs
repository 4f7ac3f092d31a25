using System.Globalization;
using PaperBot.Transport.Webhooks;

namespace PaperBot.Tests.Transport;

public sealed class SignedRequestsTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 7, 9, 0, 0, TimeSpan.Zero);
    private readonly ManualTime _time = new(Now);
    private bool _isRead;

    [Theory]
    [InlineData(0, 200)]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(-301, 401)]
    [InlineData(301, 401)]
    public async Task A_signature_is_valid_for_five_minutes(int seconds, int status) =>
        (await ReceiveAsync(Create(), (Now.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture))).ShouldBe(status);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData(" 1715072400")]
    [InlineData("1715072400.0")]
    [InlineData("99999999999999999999999999")]
    public async Task Nothing_is_read_without_a_time_that_is_current(string? timestamp)
    {
        (await ReceiveAsync(Create(), timestamp)).ShouldBe(401);
        _isRead.ShouldBeFalse();
    }

    [Fact]
    public async Task A_signature_is_accepted_once_however_it_is_written()
    {
        var requests = Create();
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        (await ReceiveAsync(requests, timestamp, "aa")).ShouldBe(200);
        (await ReceiveAsync(requests, timestamp, "AA")).ShouldBe(401);
        (await ReceiveAsync(requests, timestamp, "ab")).ShouldBe(200);
    }

    [Fact]
    public async Task A_wrong_signature_does_not_spend_the_right_one()
    {
        var requests = Create();
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        (await ReceiveAsync(requests, timestamp, "wrong")).ShouldBe(401);
        (await ReceiveAsync(requests, timestamp, "aa")).ShouldBe(200);
    }

    private SignedRequests Create() => new(new HexSignature(), remembered: 10, _time);

    private async Task<int> ReceiveAsync(SignedRequests requests, string? timestamp, string signature = "aa")
    {
        var request = new WebhookRequest(
            "/",
            name => name switch
            {
                "Signature" => signature,
                "Timestamp" => timestamp,
                _ => "application/json; charset=utf-8",
            },
            _ =>
            {
                _isRead = true;
                return Task.FromResult<ReadOnlyMemory<byte>?>(new byte[] { 1 });
            });
        var (body, refusal) = await requests.ReceiveAsync(request, "application/json", TestContext.Current.CancellationToken);
        (body.Length == 1).ShouldBe(refusal is null);
        return refusal?.Status ?? 200;
    }

    /// <summary>Takes any hexadecimal digits for a signature.</summary>
    private sealed class HexSignature : IRequestSignature
    {
        public string SignatureHeader => "Signature";

        public string TimestampHeader => "Timestamp";

        public byte[]? Verify(string signature, string timestamp, ReadOnlySpan<byte> body) =>
            signature.All(char.IsAsciiHexDigit) ? Convert.FromHexString(signature) : null;
    }
}
