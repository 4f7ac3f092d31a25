using System.Reflection;

namespace PaperBot.Tests;

/// <summary>PaperBot's own assemblies, without those of the tests.</summary>
internal static class OwnAssemblies
{
    public static IEnumerable<Assembly> All() => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => Contains(name) && name is not ("PaperBot.Tests" or "PaperBot.Fakes"))
        .Select(Assembly.Load);

    public static bool Contains(string assembly) => assembly.StartsWith("PaperBot", StringComparison.OrdinalIgnoreCase);
}
