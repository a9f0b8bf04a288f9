using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class ShipmentAnswerTests(ShipmentAnswerTests.OneDay oneDay) : IClassFixture<ShipmentAnswerTests.OneDay>
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_answer_is_word_for_word_the_one_reviewed()
    {
        var answer = JsonNode.Parse((await oneDay.App.ShipmentAsync("ZA000000005HK")).GetRawText())!;

        // Spread by chance, so that what was found together is not asked together.
        var next = answer["nextCheckAt"]!.GetValue<DateTimeOffset>();
        Assert.InRange(next, oneDay.Now, oneDay.Now.AddDays(1));
        answer["nextCheckAt"] = "2026-11-20T09:30:00Z";
        await Snapshot.IsAsync("shipment.json", answer.ToJsonString(Readable));
    }

    [Theory]
    [InlineData("ru", "Прибыло в место вручения")]
    [InlineData("en", "Arrived at the place of delivery")]
    [InlineData("zh", "已到达投递地")]
    public async Task Its_sentences_are_in_the_language_asked(string language, string sentence)
    {
        Assert.Equal(sentence, (await oneDay.App.ShipmentAsync("ZA000000005HK", language: language)).GetProperty("events")[0].Text("description"));
    }

    [Fact]
    public async Task Nothing_in_it_tells_of_sums_or_people()
    {
        var answer = await oneDay.App.ShipmentAsync("ZA000000005HK");
        var listed = await (await oneDay.App.PostAsync(Api.LookUp, new { trackNumbers = new[] { "ZA000000005HK" } })).ItemsAsync();

        foreach (var said in new[] { answer.GetRawText(), listed[0].GetRawText() })
        {
            Assert.DoesNotMatch("777700|7777|1990|19\\.9|seller-4711|лавка|8642|USD|RUB|tenant|sender|phone|cod\"|orderValue", said);
        }

        Assert.Equal(777_700, await oneDay.App.ValueAsync<long>("select registered_cod from shipment where track_number = 'ZA000000005HK'"));
    }

    /// <summary>The app on a day that does not pass, with one parcel of which all kinds of things are known.</summary>
    public sealed class OneDay(TestDatabases databases) : IAsyncLifetime
    {
        private readonly FakeTimeProvider _clock = new(new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        private TrackingApp? _app;

        public TrackingApp App => _app ?? throw new InvalidOperationException("The app was not started.");

        public DateTimeOffset Now => _clock.GetUtcNow();

        public async ValueTask InitializeAsync()
        {
            _app = await TrackingApp.StartAsync(await databases.CreateAsync(), clock: _clock);
            await FillAsync();
        }

        public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

        // One event from each carrier, one place abroad whose zone nobody knows, one code nobody knows.
        private async Task FillAsync()
        {
            await App.RegisterAsync(RegisterShipmentsTests.Row("ZA000000005HK"));
            var answer = await App.PostAsync(
                Api.Events,
                new
                {
                    events = new object[]
                    {
                        Event("EMA", "2026-11-12T03:00:00Z", "hongkong-post", country: "HK", place: "Tsing Yi"),
                        Event("LH_DEPART", "2026-11-13T14:20:00+08:00", "cainiao"),
                        Event("777/7", "2026-11-16T12:00:00+03:00", "russian-post", "102000"),
                        Event("8/2", "2026-11-20T07:12:00Z", "russian-post", "390000"),
                    },
                },
                DemoKeys.Partner);
            Assert.All(await answer.ItemsAsync(), row => Assert.Equal("stored", row.Text("verdict")));
        }

        private static object Event(
            string code, string occurredAt, string carrier, string? postalCode = null, string? country = null, string? place = null) =>
            new { trackNumber = "ZA000000005HK", occurredAt, code, carrier, postalCode, country, place };
    }
}
