using System.Globalization;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>What a benchmark prints: a Markdown table, and the machine it was measured on.</summary>
internal static class Report
{
    public static Task<int> UsageAsync(params string[] names)
    {
        Console.WriteLine($"dotnet run -c Release --project tests/PostalTracking.Benchmarks -- {string.Join('|', names)} [--name=value …]");
        return Task.FromResult(2);
    }

    public static int Print(string title, string[] head, IEnumerable<object[]> rows)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", head)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", head.Length))}");
        foreach (var row in rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
        }

        return 0;
    }

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    private static string Cell(object value) => value switch
    {
        double number when Math.Abs(number) < 10 => number.ToString("0.00", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString("#,0", CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
