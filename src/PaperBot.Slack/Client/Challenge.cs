using System.Text.Json.Serialization;

namespace PaperBot.Slack.Client;

/// <summary>The response to Slack's check of an address (https://docs.slack.dev/reference/events/url_verification).</summary>
internal sealed record Challenge([property: JsonPropertyName("challenge")] string Value);
