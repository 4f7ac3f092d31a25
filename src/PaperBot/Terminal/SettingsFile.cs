using Microsoft.Extensions.Configuration.Json;

namespace PaperBot.Terminal;

/// <summary>A settings file. A key without a value (<c>null</c>, <c>{}</c>) says nothing: the default holds, or what an earlier file says.</summary>
internal sealed class SettingsFile : JsonConfigurationSource
{
    /// <inheritdoc/>
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new WithoutNulls(this);
    }

    private sealed class WithoutNulls(JsonConfigurationSource source) : JsonConfigurationProvider(source)
    {
        public override void Load(Stream stream)
        {
            base.Load(stream);
            foreach (var (key, _) in Data.Where(setting => setting.Value is null).ToList())
            {
                Data.Remove(key);
            }
        }
    }
}
