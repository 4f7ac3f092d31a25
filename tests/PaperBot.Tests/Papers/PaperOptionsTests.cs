using Microsoft.Extensions.Options;
using PaperBot.Papers;

namespace PaperBot.Tests.Papers;

public sealed class PaperOptionsTests
{
    [Theory]
    [InlineData("https://export.arxiv.org/api/", true)]
    [InlineData("https://mirror.example/arxiv", true)]
    [InlineData("http://127.0.0.1:8080/api/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://export.arxiv.org/api/", false)]
    [InlineData("https://ada@export.arxiv.org/api/", false)]
    [InlineData("https://export.arxiv.org/api/?a=b", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("", false)]
    public void The_address_of_the_API_is_encrypted_or_of_this_machine(string url, bool isValid)
    {
        using var core = new TestCore($"Papers:ApiUrl={url}");
        var read = () => core.Get<IOptions<PaperOptions>>().Value;
        if (isValid)
        {
            read().ShouldBe(new PaperOptions { ApiUrl = url });
        }
        else
        {
            Should.Throw<OptionsValidationException>(read).Message.ShouldStartWith("Papers:ApiUrl is not");
        }
    }

    [Fact]
    public void An_unknown_key_is_refused()
    {
        using var core = new TestCore("Papers:Lokup=true");
        Should.Throw<InvalidOperationException>(() => core.Get<IOptions<PaperOptions>>().Value).Message.ShouldContain("Lokup");
    }
}
