using LiteDB;
using PaperBot.Platforms;

namespace PaperBot.Storage.LiteDb.Tables;

/// <summary>The suspensions, in one unit of work.</summary>
internal sealed class SuspensionTable(LiteDatabase database)
{
    private readonly ILiteCollection<BsonDocument> _suspensions = database.GetCollection(Schema.Suspensions);

    public IReadOnlyList<ChannelSuspension> ReadAll() =>
        [.. _suspensions.FindAll().Select(Read).OrderBy(suspension => suspension.Channel.ToString(), StringComparer.Ordinal)];

    public bool Has(ChannelAddress channel) => _suspensions.FindById(IdOf(channel)) is not null;

    public bool Save(ChannelSuspension suspension) => _suspensions.Upsert(new BsonDocument
    {
        ["_id"] = IdOf(suspension.Channel),
        ["platform"] = suspension.Channel.Platform,
        ["channel"] = suspension.Channel.Channel,
        ["reason"] = suspension.Reason,
        ["korean"] = suspension.Korean,
        ["since"] = suspension.Since.ToUnixTimeMilliseconds(),
        ["told"] = suspension.IsTold,
        ["nextCheck"] = suspension.NextCheck.ToUnixTimeMilliseconds(),
    });

    public bool Remove(ChannelAddress channel) => _suspensions.Delete(IdOf(channel));

    private static BsonValue IdOf(ChannelAddress channel) => KeyHash.Id(channel.Platform, channel.Channel);

    private static ChannelSuspension Read(BsonDocument row) => new(
        new(row["platform"].AsString, row["channel"].AsString), row["reason"].AsString, DateTimeOffset.FromUnixTimeMilliseconds(row["since"].AsInt64))
    {
        Korean = row["korean"].AsString,
        IsTold = row["told"].AsBoolean,
        NextCheck = DateTimeOffset.FromUnixTimeMilliseconds(row["nextCheck"].AsInt64),
    };
}
