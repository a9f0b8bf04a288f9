using System.Globalization;
using System.Text;
using PostalTracking.CarrierSimulator.RussianPost;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class NoNamesTests(PolledApp polled) : IClassFixture<PolledApp>
{
    [Fact]
    public async Task Names_of_sender_and_recipient_in_an_answer_are_nowhere_in_the_house()
    {
        var numbers = new List<string>();
        foreach (var life in new[] { "srm", "registered", "ems", "cod", "returned" })
        {
            numbers.Add(await OrderAsync(new { life, steps = 3 }));
            numbers.Add(await OrderAsync(new { life, steps = 20 }));
        }

        numbers.Add(await OrderAsync(new { operations = new[] { Operation("1/1"), Operation("777/7") } }));
        var said = string.Concat(await Task.WhenAll(numbers.Select(async number =>
        {
            await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.GetProperty("events").GetArrayLength() >= 2);
            return await SayAsync(number);
        })));
        await SpoilAsync(numbers[0]);
        await SpoilAsync(numbers[^1]);

        // The search itself finds what is there: a carrier's words for a code nobody knows, also inside of bytes.
        await Eventually.SeeAsync(() => FoundAsync("Неведомая операция"), tables => tables.Contains("shipment_view"));
        Assert.Contains("tracking_event", await FoundAsync("Неведомая операция"));
        Assert.All(numbers, number => Assert.Contains(number, said, StringComparison.Ordinal));

        // A round is logged when it is over, later than the carriers count its questions: two broken answers about each number.
        var log = await Eventually.SeeAsync(
            polled.App.LogAsync,
            l => l.Contains("Asked russian-post", StringComparison.Ordinal) && l.Split("gave no usable answer").Length > 4);

        // Each name begins with a word found nowhere else.
        var names = numbers.SelectMany(n => new[] { MadeUpPeople.Sender(n), MadeUpPeople.Recipient(n) })
            .Select(name => name.Split(' ')[0]).Distinct().ToArray();
        Assert.Empty(await FoundAsync(names));
        Assert.All(names, name => Assert.DoesNotContain(name, log, StringComparison.OrdinalIgnoreCase));
        Assert.All(names, name => Assert.DoesNotContain(name, said, StringComparison.OrdinalIgnoreCase));
    }

    private static object Operation(string code) => new
    {
        type = int.Parse(code.Split('/')[0], CultureInfo.InvariantCulture),
        attr = int.Parse(code.Split('/')[1], CultureInfo.InvariantCulture),
        at = Sent.At(code == "1/1" ? 3 : 1),
        index = "390000",
        typeName = code == "1/1" ? null : "Неведомая операция",
    };

    private async Task<string> OrderAsync(object order) => (await polled.Partners.OrderAsync(order)).Text("trackNumber")!;

    // Answers that break off in the middle, or make no sense: what a parser says of them must not quote them.
    private async Task SpoilAsync(string trackNumber)
    {
        foreach (var kind in new[] { "cut", "garbage", "unknown-code" })
        {
            await polled.Partners.BreakAsync(new { partner = "russian-post", kind, times = 1, trackNumber });
        }

        // An answer on its way may end the plan of a parcel that has arrived, so it is made due until all three were given.
        const string due =
            "with due as (update poll_plan set next_due = now() where track_number = $1 and carrier = 1 returning 1) select count(*) from due";
        var ordered = new Uri("/control/faults", UriKind.Relative);
        await Eventually.SeeAsync(
            async () => (await polled.App.ValueAsync<long>(due, trackNumber), await polled.Partners.Http.GetStringAsync(ordered)),
            seen => !seen.Item2.Contains(trackNumber, StringComparison.Ordinal));
    }

    private async Task<string> SayAsync(string number)
    {
        var said = new StringBuilder();
        foreach (var path in new[] { $"{Api.Shipments}/{number}", $"/track/{number}", $"/?numbers={number}" })
        {
            foreach (var language in new[] { "ru", "en", "zh" })
            {
                said.Append(await (await polled.App.GetAsync(path, language)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }
        }

        return said.ToString();
    }

    /// <summary>The tables of which some row holds the words, as text in any case or as bytes.</summary>
    private async Task<IReadOnlyList<string>> FoundAsync(params string[] words)
    {
        var tables = await polled.App.ValueAsync<string[]>(
            "select array_agg(table_name::text) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        Assert.True(tables.Length > 20);
        var texts = words.Select(word => $"%{word}%").ToArray();
        var bytes = words.SelectMany(word => new[] { word, word.ToLowerInvariant(), $"{word[0]}{word[1..].ToLowerInvariant()}" })
            .Select(spelling => $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(spelling))}%")
            .ToArray();
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = await polled.App.ValueAsync<long>(
                $"select count(*) from \"{table}\" t where t::text ilike any($1) or t::text like any($2)", texts, bytes);
            if (rows > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
