using System.Text.Json;

namespace PaperBot.Tests.Metrics;

/// <summary>What the program says of itself is what the platforms have seen, and says nothing of documents, people and tokens.</summary>
public sealed class MetricsTests(MeasuredBot bot) : IClassFixture<MeasuredBot>
{
    private static readonly string[] Spans = ["command tag", "source poll", "delivery", "Slack chat.postMessage", "Discord POST channels/messages", "Discord POST interactions"];

    private readonly Scrape _scrape = bot.Scrape;

    [Fact]
    public void Commands_are_counted_by_platform_and_outcome()
    {
        Commands("Discord", "found").ShouldBe(1);
        Commands("Slack", "found").ShouldBe(2);
        Commands("Slack", "not_found").ShouldBe(1);
        _scrape.Sum("paperbot_command_duration_seconds_count").ShouldBe(4);
        _scrape.Sum("paperbot_command_duration_seconds_sum").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Discord")]
    [InlineData("Slack")]
    public void Posts_are_as_many_as_the_platform_has_seen_and_so_are_its_refusals(string platform)
    {
        var posts = platform == "Discord" ? bot.Discord.Posts.Items.Count : bot.Slack.Posts.Items.Count;

        posts.ShouldBe(2);
        var (seen, measured) = bot.Calls(platform, _scrape);
        measured.ShouldBe(seen);
        seen.ShouldBeGreaterThan(4);
        Attempts(platform, "done").ShouldBe(posts);
        Attempts(platform, "postponed").ShouldBe(1);
        Of(platform, "paperbot_delivery_lag_seconds_count").ShouldBe(posts);
        Of(platform, "paperbot_platform_rate_limit_wait_seconds_count").ShouldBe(1);
        Of(platform, "paperbot_platform_rate_limit_wait_seconds_sum").ShouldBe(1);
        _scrape.Sum("paperbot_platform_call_duration_seconds_count", ("paperbot_platform_name", platform), ("http_response_status_code", "429"), ("error_type", "429")).ShouldBe(1);
        _scrape.Sum("paperbot_platform_connections", ("paperbot_platform_name", platform), ("paperbot_connection_state", "connected")).ShouldBe(1);
        _scrape.Sum("paperbot_platform_connections", ("paperbot_platform_name", platform), ("paperbot_connection_state", "disconnected")).ShouldBe(0);
    }

    [Fact]
    public void What_waits_and_what_is_stored_is_counted()
    {
        Of("Slack", "paperbot_outbox_pending").ShouldBe(MeasuredBot.Waiting);
        Of("Discord", "paperbot_outbox_pending").ShouldBe(0);
        _scrape.Sum("paperbot_index_entries").ShouldBe(2);
        _scrape.Sum("paperbot_index_size_bytes").ShouldBeGreaterThan(1_000);
        _scrape.Sum("paperbot_store_commit_duration_seconds_count").ShouldBeGreaterThan(4);
        _scrape.Sum("paperbot_source_poll_duration_seconds_count", ("paperbot_source_kind", "Folder"), ("paperbot_outcome", "succeeded")).ShouldBeGreaterThan(1);
        _scrape.Samples.Single(sample => sample.Name == "paperbot_source_lag_seconds").Value.ShouldBeLessThan(WaitLimit.Value.TotalSeconds);
    }

    [Fact]
    public void Metrics_contain_nothing_of_documents_people_channels_and_tokens()
    {
        foreach (var secret in MeasuredBot.Texts.Concat(MeasuredBot.Ids).Concat(bot.Tokens))
        {
            _scrape.Text.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Neither_do_the_measurements_and_traces_that_are_sent_to_a_collector()
    {
        await bot.CollectedAsync("/v1/metrics", "paperbot.command.duration");
        foreach (var span in Spans)
        {
            await bot.CollectedAsync("/v1/traces", span);
        }

        foreach (var secret in MeasuredBot.Texts.Concat(MeasuredBot.Ids).Concat(bot.Tokens))
        {
            bot.Collector.Requests.Items.Where(request => MeasuredBot.Contains(request.Body, secret)).ShouldBeEmpty(secret);
        }
    }

    [Fact]
    public void Each_line_of_the_log_is_one_object_without_text_of_documents_and_tokens()
    {
        var messages = bot.Log.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        messages.ShouldAllBe(message => message.GetProperty("timestamp").GetDateTimeOffset().Offset == TimeSpan.Zero);
        var posted = messages.First(message => message.GetProperty("event").GetProperty("name").GetString() == "LogSent");
        posted.GetProperty("level").GetString().ShouldBe("Information");
        posted.GetProperty("category").GetString().ShouldBe("PaperBot.Delivery.MessagePosting");
        posted.GetProperty("values").GetProperty("Entries").GetInt32().ShouldBe(1);
        posted.GetProperty("message").GetString().ShouldStartWith("Posted 1 entries to ");
        foreach (var secret in MeasuredBot.Texts.Concat(bot.Tokens))
        {
            bot.Log.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal), secret);
        }
    }

    [Fact]
    public void Every_label_is_an_attribute_of_the_list()
    {
        var attributes = MetricsList.Read().ToDictionary(metric => metric.PrometheusName, metric => metric.Attributes.Select(name => name.Replace('.', '_')).Concat(["otel_scope_name", "le"]));

        _scrape.Samples.Where(sample => sample.Name.StartsWith("paperbot_", StringComparison.Ordinal))
            .SelectMany(sample => sample.Labels.Keys.Except(attributes[sample.Metric]).Select(label => $"{sample.Name} {label}"))
            .Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_and_label_of_the_dashboard_exists_and_each_of_the_list_is_on_it()
    {
        var names = _scrape.Samples.SelectMany(sample => new[] { sample.Name, sample.Metric }).Concat(_scrape.Samples.SelectMany(sample => sample.Labels.Keys)).ToHashSet();
        var used = Dashboard.ReadNames().ToList();

        used.Where(name => !names.Contains(name)).ShouldBeEmpty();
        MetricsList.Read().Select(metric => metric.PrometheusName)
            .Where(name => !used.Any(each => each.StartsWith(name, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private double Commands(string platform, string outcome) => _scrape.Sum(
        "paperbot_command_duration_seconds_count", ("paperbot_command_name", "tag"), ("paperbot_platform_name", platform), ("paperbot_outcome", outcome));

    private double Attempts(string platform, string outcome) => _scrape.Sum(
        "paperbot_delivery_attempts_total", ("paperbot_platform_name", platform), ("paperbot_delivery_action", "post"), ("paperbot_outcome", outcome));

    private double Of(string platform, string name) => _scrape.Sum(name, ("paperbot_platform_name", platform));
}
