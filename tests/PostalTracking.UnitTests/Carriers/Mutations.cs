using CsCheck;

namespace PostalTracking.UnitTests.Carriers;

/// <summary>Recorded answers, spoilt: bytes changed, pieces cut out, doubled, swapped between answers, odd texts put in.</summary>
internal static class Mutations
{
    private static readonly byte[][] Odd =
    [
        .. new[]
        {
            "", "\0", "\\u0000", "\\ud83d", "\ufeff", "&#0;", "&x;", "<![CDATA[", "<!--", "-9223372036854775808", "1e400", "NaN", "null", "true",
            "[[[[", "{", "}", "\"", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00", "24:00", "12:30", "2026-02-30T00:00:00Z",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    private static readonly Gen<(int Kind, double From, double Length, double To, byte Value, int Odd)> Steps =
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte, Gen.Int[0, Odd.Length - 1]);

    public static Gen<byte[]> Of(IEnumerable<byte[]> answers)
    {
        var all = answers.ToArray();
        return Gen.Select(Gen.Int[0, all.Length - 1], Steps.Array[1, 6]).Select(
            (answer, steps) => steps.Aggregate(all[answer], (bytes, step) =>
            {
                var from = (int)(step.From * bytes.Length);
                var length = Math.Min((int)(step.Length * step.Length * 60), bytes.Length - from);
                var to = (int)(step.To * bytes.Length);
                return step.Kind switch
                {
                    0 when bytes.Length > from => [.. bytes[..from], step.Value, .. bytes[(from + 1)..]],
                    1 => [.. bytes[..from], .. bytes[(from + length)..]],
                    2 => [.. bytes[..to], .. bytes[from..(from + length)], .. bytes[to..]],
                    3 => [.. bytes[..from], .. Odd[step.Odd], .. bytes[from..]],
                    _ => [.. bytes[..from], .. Odd[step.Odd], .. bytes[(from + length)..]],
                };
            }));
    }
}
