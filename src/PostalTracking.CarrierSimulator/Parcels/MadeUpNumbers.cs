namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>Numbers nobody was given, with check digits that are right.</summary>
internal sealed class MadeUpNumbers
{
    private int _serial;

    // Begins where the clock stands: a simulator started again does not hand out the numbers of the last run.
    public MadeUpNumbers(TimeProvider clock) => _serial = (int)(clock.GetUtcNow().ToUnixTimeSeconds() % 80_000_000) + 10_000_000;

    public string S10(string service, string country) => S10(service, Interlocked.Increment(ref _serial), country);

    public string Domestic(string officeIndex, DateTimeOffset acceptedAt) =>
        Domestic(officeIndex, acceptedAt, Interlocked.Increment(ref _serial) % 100_000);

    public string Cainiao(string prefix) => $"{prefix}{Interlocked.Increment(ref _serial):D10}Y";

    // UPU S10, annex A.
    public static string S10(string service, int serial, string country)
    {
        ReadOnlySpan<byte> weights = [8, 6, 4, 2, 3, 5, 9, 7];
        var digits = serial.ToString("D8", null);
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        var check = (11 - (sum % 11)) switch
        {
            10 => 0,
            11 => 5,
            var digit => digit,
        };

        return $"{service}{digits}{check}{country}";
    }

    // RTM-0001-01-99: index, month (01 = January 2000, again after 99), serial, check digit.
    public static string Domestic(string officeIndex, DateTimeOffset acceptedAt, int serial)
    {
        var month = ((acceptedAt.Year - 2000) * 12) + acceptedAt.Month;
        var digits = $"{officeIndex}{((month - 1) % 99) + 1:D2}{serial:D5}";
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 3 : 1)).Sum();
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}
