using System.Globalization;

namespace PostalTracking.Domain.Protection;

/// <summary>A note or a coin of the rouble. Ten roubles are both.</summary>
public sealed record Denomination(int Kopecks, bool IsCoin)
{
    /// <summary>As it is stored and as its field on the page is called: <c>n500000</c>, <c>c1000</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(IsCoin ? 'c' : 'n')}{Kopecks}");
}

/// <summary>What lies in a drawer: how many of each note and coin.</summary>
public sealed class CashCount
{
    /// <summary>More of one kind than anybody counts at a counter is a slip of the finger.</summary>
    public const int Most = 99_999;

    private readonly IReadOnlyDictionary<string, int> _counts;

    private CashCount(IReadOnlyDictionary<string, int> counts) => _counts = counts;

    public static IReadOnlyList<Denomination> Denominations { get; } =
    [
        .. new[] { 5_000_00, 2_000_00, 1_000_00, 500_00, 200_00, 100_00, 50_00, 10_00 }.Select(
            kopecks => new Denomination(kopecks, IsCoin: false)),
        .. new[] { 10_00, 5_00, 2_00, 1_00, 50, 10 }.Select(kopecks => new Denomination(kopecks, IsCoin: true)),
    ];

    /// <summary>Kopecks.</summary>
    public long Total => Denominations.Sum(one => (long)one.Kopecks * this[one]);

    /// <summary>By <see cref="Denomination.Name"/>; those of which there is none are left out.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int this[Denomination denomination] => _counts.GetValueOrDefault(denomination.Name);

    /// <summary>A field left empty is none.</summary>
    /// <returns>The names of the fields that hold no count; empty if <paramref name="count"/> is the answer.</returns>
    public static IReadOnlyList<string> Read(Func<string, string?> typed, out CashCount count)
    {
        var counts = new Dictionary<string, int>();
        var wrong = new List<string>();
        foreach (var name in Denominations.Select(one => one.Name))
        {
            var text = typed(name)?.Trim() ?? "";
            if (text.Length > 0 && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most))
            {
                wrong.Add(name);
            }
            else if (text.Length > 0 && int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is > 0 and var some)
            {
                counts[name] = some;
            }
        }

        count = new(counts);
        return wrong;
    }
}
