using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Senders;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Protection.Sale;

public sealed class SellProtectionTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task Policy_money_journal_and_announcement_are_there_together()
    {
        var number = await _app.ArrivedAsync(3_000_00);

        var sold = Assert.IsType<SaleOutcome.Sold>(await _app.SellAsync(Counter.Order(number, 3_000_00)));

        var policy = sold.Policy;
        Assert.Equal((99_00, 3_000_00, EvidenceRule.Phone), (policy.Premium, policy.CoverLimit, policy.EvidenceRule));
        Assert.True(PolicyDigits.TryParse(policy.PolicyNumber, out _), policy.PolicyNumber);
        Assert.Equal(
            (number, 99_00L, (short)PaymentMeans.Cash),
            await RowAsync<(string, long, short)>(
                "select track_number, amount, means from premium_entry where policy_number = $1 and sequence = 1", policy.PolicyNumber));
        Assert.Equal(
            ((short)JournalKind.Sale, 99_00L),
            await RowAsync<(short, long)>("select kind, amount from journal_entry where policy_number = $1", policy.PolicyNumber));
        Assert.Equal(
            $$"""{"status": "active", "version": 1, "generation": 1, "trackNumber": "{{number}}", "policyNumber": "{{policy.PolicyNumber}}"}""",
            await _app.ValueAsync<string>(
                "select payload::text from outbox_message where type = 'policy.sold' and payload ->> 'policyNumber' = $1", policy.PolicyNumber));
        Assert.Equal(
            sold.Keys.CodeHash, await _app.ValueAsync<byte[]>(
                "select code_hash from policy_number where number = $1", policy.PolicyNumber));
        Assert.Null(await _app.WrongLineAsync(policy.ShiftId));
    }

    [Theory]
    [InlineData(3_000_00, EvidenceRule.Phone)]
    [InlineData(3_000_01, EvidenceRule.Video)]
    public async Task The_offer_tells_what_the_sale_then_does(long cod, EvidenceRule rule)
    {
        var number = await _app.ArrivedAsync(cod);

        var offer = await OfferAsync(number);
        var policy = await _app.SoldAsync(Counter.Order(number, cod));

        Assert.Equal(
            (null, cod, cod, rule, 99_00, 390000), (offer!.Refusal, offer.Cod, offer.Limit, offer.Rule, offer.Premium, offer.Office));
        Assert.Equal((ShipmentStatus.AvailableForPickup, "Магазин", 0, false), (
            offer.Status, offer.SenderName, offer.ConfirmedFrauds, offer.IsCodOfCarrier));
        Assert.Equal((offer.CoverUntil, offer.Rule, offer.Limit), (policy.CoverUntil, policy.EvidenceRule, policy.CoverLimit));

        var after = await OfferAsync(number);
        Assert.Equal((SaleRefusal.AlreadyProtected, policy.PolicyNumber), (after!.Refusal, after.Protection!.PolicyNumber));
        Assert.Null(await OfferAsync(Counter.NewNumber()));
    }

    [Fact]
    public async Task Each_refusal_is_named()
    {
        var waiting = await _app.ArrivedAsync();
        await RefusedAsync(SaleRefusal.NotConsented, Counter.Order(waiting, consent: false));
        await RefusedAsync(SaleRefusal.CodDiffers, Counter.Order(waiting, 1_00));
        await RefusedAsync(SaleRefusal.UnknownNumber, Counter.Order(Counter.NewNumber()));
        await RefusedAsync(SaleRefusal.WrongOffice, Counter.Order(await _app.ArrivedAsync(office: "101000")));
        await RefusedAsync(SaleRefusal.NoCod, Counter.Order(await _app.ArrivedAsync(cod: 0)));
        await RefusedAsync(SaleRefusal.ShiftClosed, Counter.Order(waiting), Counter.Demo with { ShiftId = Guid.NewGuid() });

        var onItsWay = Counter.NewNumber();
        await _app.TellAsync(onItsWay, Sent.Event(onItsWay, "8/4", 1));
        await RefusedAsync(SaleRefusal.NotArrived, Counter.Order(onItsWay));

        var returning = await _app.ArrivedAsync();
        await _app.TellAsync(returning, Sent.Event(returning, "3/1", 0.5));
        await RefusedAsync(SaleRefusal.Returned, Counter.Order(returning));
    }

    [Fact]
    public async Task What_nobody_names_the_clerk_types_and_what_was_handed_over_today_is_in_time()
    {
        var number = await _app.ArrivedAsync(cod: null);
        await _app.TellAsync(number, Sent.Event(number, "2/1", 0));

        var offer = await OfferAsync(number);
        Assert.Equal((null, null, ShipmentStatus.Delivered), (offer!.Cod, offer.Refusal, offer.Status));
        Assert.Equal(7_77, (await _app.SoldAsync(Counter.Order(number, 7_77))).CoverLimit);

        var yesterday = await _app.ArrivedAsync();
        await _app.TellAsync(yesterday, Sent.Event(yesterday, "2/1", 1 - (1.0 / 24)));
        await _app.SetAsync("update shipment_view set received_at = received_at - interval '1 day' where track_number = $1", yesterday);
        await RefusedAsync(SaleRefusal.HandedOverBefore, Counter.Order(yesterday));
    }

    [Fact]
    public async Task A_renumbered_parcel_is_sold_under_the_number_it_is_kept_under_and_once()
    {
        var (kept, label) = (await _app.ArrivedAsync(), Counter.NewNumber());
        await _app.SetAsync(
            """
            insert into track_number_alias (track_number, generation, parcel_number, parcel_generation, change) values ($1, 1, $2, 1, 1)
            """,
            label, kept);

        Assert.Equal(kept, (await OfferAsync(label))!.TrackNumber);
        var policy = await _app.SoldAsync(Counter.Order(label));

        Assert.Equal(kept, policy.TrackNumber);
        Assert.Equal(policy.PolicyNumber, Assert.IsType<SaleOutcome.AlreadyProtected>(await _app.SellAsync(Counter.Order(kept))).Policy.PolicyNumber);
    }

    [Fact]
    public async Task What_protects_a_parcel_that_turned_out_to_be_another_one_protects_that_one()
    {
        var (first, other) = (await _app.ArrivedAsync(), await _app.ArrivedAsync());
        var policy = await _app.SoldAsync(Counter.Order(other));
        await _app.SetAsync(
            "insert into track_number_alias (track_number, generation, parcel_number, parcel_generation, change) values ($1, 1, $2, 1, 1)", other, first);
        await _app.SetAsync("delete from shipment_view where track_number = $1", other);

        var protection = Assert.IsType<SaleOutcome.AlreadyProtected>(await _app.SellAsync(Counter.Order(first)));

        Assert.Equal(policy.PolicyNumber, protection.Policy.PolicyNumber);
    }

    [Fact]
    public async Task A_policy_that_came_past_the_lock_is_found_by_the_loser_and_nothing_of_it_stays()
    {
        var number = await _app.ArrivedAsync();
        await using var other = await _app.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var insert = new Npgsql.NpgsqlCommand(
            """
            insert into policy (track_number, generation, policy_number, status, tariff_id, premium, cover_limit, evidence_rule, cover_from,
                cover_until, office, shift_id, sold_by, phone, access_version, version)
            values ($1, 1, 'by hand', 1, 1, 9900, 249900, 1, now(), now() + interval '1 month', 390000, $2, $2, '7', 1, 1)
            """,
            other)
        {
            Parameters = { new() { Value = number }, new() { Value = Counter.Demo.ShiftId } },
        };
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var sale = _app.SellAsync(Counter.Order(number));
        await Eventually.SeeAsync(
            () => _app.ValueAsync<long>(
                "select count(*) from pg_stat_activity where wait_event = 'transactionid' and datname = current_database()"),
            waiting => waiting == 1);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("by hand", Assert.IsType<SaleOutcome.AlreadyProtected>(await sale).Policy.PolicyNumber);
        Assert.Equal(0, await _app.CountAsync("policy_number", number));
        Assert.Equal(0, await _app.CountAsync("journal_entry", number));
    }

    [Fact]
    public async Task A_protected_parcel_comes_first_in_the_carriers_budgets()
    {
        var number = await _app.ArrivedAsync();
        await _app.SetAsync(
            """
            insert into poll_plan (track_number, generation, carrier, tier, urgent, next_due, lease) values ($1, 1, 1, 3, false, now(), 0)
            on conflict (track_number, generation, carrier) do update set tier = 3
            """,
            number);

        await _app.SoldAsync(Counter.Order(number));

        Assert.Equal((short)0, await _app.ValueAsync<short>("select tier from poll_plan where track_number = $1 and carrier = 1", number));
    }

    [Theory]
    [InlineData(683001, "Asia/Kamchatka")]
    [InlineData(390000, "Europe/Moscow")]
    [InlineData(236001, "Europe/Kaliningrad")]
    public async Task Cover_ends_with_the_day_of_the_office_that_sold_it(int office, string zone)
    {
        var clerk = Counter.NewClerk(office);
        var seller = new Seller(clerk.Id, (await _app.OpenShiftAsync(clerk)).Id, office);

        var policy = await _app.SoldAsync(Counter.Order(await _app.ArrivedAsync(office: $"{office}")), seller);

        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.Equal(new TimeSpan(23, 59, 59), TimeZoneInfo.ConvertTime(policy.CoverUntil, local).TimeOfDay);
        Assert.Equal(
            TimeZoneInfo.ConvertTime(policy.CoverFrom, local).Date.AddMonths(1), TimeZoneInfo.ConvertTime(policy.CoverUntil, local).Date);
    }

    [Fact]
    public async Task Confirmed_frauds_of_the_last_twelve_months_are_told_before_the_sale()
    {
        var number = await _app.ArrivedAsync(sender: "shop-2");
        foreach (var (sender, age) in new[] { ("shop-2", "1 day"), ("shop-2", "11 months"), ("shop-2", "13 months"), ("shop-3", "1 day") })
        {
            var (deceived, _) = await _app.DeceivedAsync(sender);
            await _app.SetAsync("update sender_fraud set confirmed_at = now() - $2::interval where track_number = $1", deceived, age);
        }

        Assert.Equal(2, (await OfferAsync(number))!.ConfirmedFrauds);
        Assert.Null((await OfferAsync(number))!.Refusal);
    }

    private async Task RefusedAsync(SaleRefusal reason, SaleOrder order, Seller? seller = null) =>
        Assert.Equal(reason, Assert.IsType<SaleOutcome.NotEligible>(await _app.SellAsync(order, seller)).Reason);

    private Task<Offer?> OfferAsync(string number) => _app.InScopeAsync(services => services.GetRequiredService<SaleOffer>()
        .FindAsync(TrackNumber.Parse(number), 390000, TestContext.Current.CancellationToken));

    private async Task<T> RowAsync<T>(string sql, string parameter)
        where T : struct
    {
        await using var command = _app.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return (T)Activator.CreateInstance(typeof(T), values)!;
    }
}
