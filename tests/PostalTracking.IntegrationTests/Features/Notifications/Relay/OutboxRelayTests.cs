using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.IntegrationTests.Features.Notifications.Relay;

/// <summary>What the relay does with messages, whoever reads them: the readers here are the tests' own.</summary>
public sealed class OutboxRelayTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private TrackingApp? _app;

    private TrackingApp App => _app!;

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(
        await databases.CreateAsync(), new Dictionary<string, string> { ["Background:Outbox"] = "false" });

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Each_message_is_passed_on_once_by_any_number_of_instances()
    {
        await MessagesAsync(1_200);
        var readers = Enumerable.Range(0, 4).Select(_ => new Reader()).ToList();

        var passed = await Task.WhenAll(readers.Select(reader => Relay(reader).RunAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(1_200, passed.Sum());
        Assert.Equal(1_200, readers.SelectMany(reader => reader.Taken).Distinct().Count());
        Assert.Equal(1_200, readers.Sum(reader => reader.Taken.Count));
        Assert.Equal(0L, await WaitingAsync());
    }

    [Fact]
    public async Task What_one_reader_wrote_is_taken_back_when_another_fails()
    {
        await MessagesAsync(1);
        var writer = new Reader { Writes = true };

        Assert.Equal(1, await Relay(writer, new Reader { Fails = _ => true }).RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal(0L, await App.ValueAsync<long>("select count(*) from sender_warned"));
        Assert.Equal(1L, await WaitingAsync());
    }

    [Fact]
    public async Task A_message_that_fails_does_not_hold_the_others_and_waits_for_a_person_in_the_end()
    {
        await MessagesAsync(20);
        var bad = await App.ValueAsync<Guid>("select id from outbox_message order by id offset 7 limit 1");
        var relay = Relay(new Reader { Fails = id => id == bad });

        await relay.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(19L, await App.ValueAsync<long>("select count(*) from outbox_message where done_at is not null"));
        var attempts = 1;
        while (await App.ValueAsync<bool>("select next_attempt_at is not null from outbox_message where id = $1", bad))
        {
            Assert.Equal(0, await relay.RunAsync(TestContext.Current.CancellationToken));
            _clock.SetUtcNow(await App.ValueAsync<DateTime>("select next_attempt_at from outbox_message where id = $1", bad));
            Assert.Equal(1, await relay.RunAsync(TestContext.Current.CancellationToken));
            attempts++;
        }

        Assert.Equal(6, attempts);
        Assert.Equal("InvalidOperationException", await App.ValueAsync<string>("select failure from outbox_message where id = $1", bad));
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await relay.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Letters_are_left_to_their_own_post()
    {
        await MessagesAsync(1, "letter.send");

        Assert.Equal(0, await Relay(new Reader()).RunAsync(TestContext.Current.CancellationToken));
    }

    private OutboxRelay Relay(params IOutboxReader[] readers) => new(
        App.Database, readers, new ConfigurationManager(), _clock, NullLogger<OutboxRelay>.Instance);

    private Task MessagesAsync(int count, string type = "shipment.updated") => App.SetAsync(
        """
        insert into outbox_message (id, type, payload, created_at, attempts, next_attempt_at)
        select gen_random_uuid(), $2, '{"trackNumber":"ZA000000005HK","generation":1}', $3, 0, $3 from generate_series(1, $1)
        """,
        count,
        type,
        _clock.GetUtcNow());

    private Task<long> WaitingAsync() => App.ValueAsync<long>("select count(*) from outbox_message where done_at is null");

    private sealed class Reader : IOutboxReader
    {
        public List<Guid> Taken { get; } = [];

        public Func<Guid, bool> Fails { get; init; } = _ => false;

        /// <summary>Leaves a row behind, in the relay's transaction.</summary>
        public bool Writes { get; init; }

        public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
        {
            if (Writes)
            {
                await using var command = new NpgsqlCommand(
                    "insert into sender_warned (track_number, generation, warned_at) values ('ZA000000005HK', 1, now())", connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            if (happenings.Any(one => Fails(one.Id)))
            {
                throw new InvalidOperationException("The reader fails.");
            }

            Taken.AddRange(happenings.Select(one => one.Id));
        }
    }
}
