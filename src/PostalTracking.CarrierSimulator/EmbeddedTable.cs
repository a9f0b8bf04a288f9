namespace PostalTracking.CarrierSimulator;

/// <summary>A small comma-separated table inside the assembly: a line of headings, no quotes.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => line.TrimEnd('\r').Split(','))];
    }
}
