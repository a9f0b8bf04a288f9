using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Shifts;

public sealed class JournalTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Theory]
    [InlineData("update journal_entry set amount = amount + 1 where shift_id = $1 and sequence = 2", 2)]
    [InlineData("update journal_entry set at = at + interval '1 microsecond' where shift_id = $1 and sequence = 3", 3)]
    [InlineData("update journal_entry set note = coalesce(note, '') || ' ' where shift_id = $1 and sequence = 4", 4)]
    [InlineData("update journal_entry set note = '' where shift_id = $1 and sequence = 1", 1)]
    [InlineData("delete from journal_entry where shift_id = $1 and sequence = 2", 2)]
    [InlineData("delete from journal_entry where shift_id = $1 and sequence = 4", 4)]
    [InlineData("update shift set journal_hash = sha256('') where id = $1", 4)]
    public async Task A_line_changed_or_removed_afterwards_is_named(string sql, int line)
    {
        var shift = await WorkedAsync();
        Assert.Null(await _app.WrongLineAsync(shift));

        await _app.SetAsync(sql, shift);

        Assert.Equal(line, await _app.WrongLineAsync(shift));
    }

    [Fact]
    public async Task Lines_written_at_once_follow_one_another_without_a_gap()
    {
        var shift = await WorkedAsync();

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => AppendAsync(shift, $"Отчёт {i}")));

        Assert.Equal(34, await _app.ValueAsync<int>("select max(sequence) from journal_entry where shift_id = $1", shift));
        Assert.Null(await _app.WrongLineAsync(shift));
    }

    [Fact]
    public async Task A_clerk_has_one_shift_however_often_it_is_opened_and_an_office_counts_them()
    {
        var (clerk, other) = (Counter.NewClerk(109012), Counter.NewClerk(109012));

        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _app.OpenShiftAsync(i % 2 == 0 ? clerk : other, 1_000_00)));

        var shifts = opened.DistinctBy(s => s.Id).OrderBy(s => s.Number).ToList();
        Assert.Equal([1, 2], shifts.Select(s => s.Number));
        Assert.Equal(2, shifts.Select(s => s.ClerkId).Distinct().Count());
        Assert.All(shifts, s => Assert.Equal((109012, 1_000_00L, 1), (s.Office, s.OpeningCash, s.JournalSequence)));
        Assert.All(await Task.WhenAll(shifts.Select(s => _app.WrongLineAsync(s.Id))), Assert.Null);
        Assert.Equal(1, await _app.ValueAsync<long>("select count(*) from shift where is_always_open"));
    }

    // Opened, a sale, a reprint, a report.
    private async Task<Guid> WorkedAsync()
    {
        var clerk = Counter.NewClerk();
        var shift = (await _app.OpenShiftAsync(clerk)).Id;
        await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync()), new Seller(clerk.Id, shift, clerk.Office!.Value));
        await AppendAsync(shift, null);
        await AppendAsync(shift, "X");
        return shift;
    }

    private Task<JournalEntry> AppendAsync(Guid shift, string? note) =>
        _app.InTransactionAsync(services => services.GetRequiredService<Journal>()
        .AppendAsync(shift, JournalKind.Report, 0, null, null, null, note, Guid.NewGuid(), TestContext.Current.CancellationToken));
}
