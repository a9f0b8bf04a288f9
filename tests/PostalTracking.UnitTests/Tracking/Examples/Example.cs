using System.Text.Json;

namespace PostalTracking.UnitTests.Tracking.Examples;

/// <summary>The example files beside this one, a theory's row for each example.</summary>
internal static class Example
{
    public static IReadOnlyList<T> All<T>(string file) =>
        JsonSerializer.Deserialize<T[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Tracking", "Examples", file)), JsonSerializerOptions.Web)!;

    public static IEnumerable<TheoryDataRow<T>> Rows<T>(string file, Func<T, string> why) =>
        All<T>(file).Select(example => new TheoryDataRow<T>(example).WithTestDisplayName($"{file}: {why(example)}"));
}
