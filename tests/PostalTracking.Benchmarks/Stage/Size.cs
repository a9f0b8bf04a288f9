using System.Globalization;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>How much to measure with: <c>--events=1000000 --rounds=5</c> after the benchmark's name.</summary>
internal sealed class Size(IReadOnlyCollection<string> arguments)
{
    public int Of(string name, int otherwise) =>
        arguments.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal)) is { } given
            ? int.Parse(given.AsSpan(name.Length + 3), CultureInfo.InvariantCulture)
            : otherwise;
}
