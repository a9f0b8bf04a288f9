using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class AuditVerificationTests(TestDatabases databases)
{
    /// <summary>What is done to the third of four entries, two under each of two seals, and which row is named.</summary>
    public static TheoryData<string, string, int> Deeds => new()
    {
        { "update audit_entry set details = '{\"office\": 101000}' where id = 3", nameof(AuditFaultKind.Altered), 3 },
        { "update audit_entry set at = at - interval '1 microsecond' where id = 1", nameof(AuditFaultKind.Altered), 1 },
        { "update audit_entry set actor = 'visitor' where id = 4", nameof(AuditFaultKind.Altered), 4 },
        { "delete from audit_entry where id = 3", nameof(AuditFaultKind.Missing), 3 },
        { "delete from audit_entry where id = 3; delete from audit_sealed_entry where entry_id = 3", nameof(AuditFaultKind.SealAltered), 2 },
        { "update audit_sealed_entry set digest = '\\x00' where entry_id = 1", nameof(AuditFaultKind.SealAltered), 1 },
        { "update audit_seal set sealed_at = sealed_at + interval '1 day' where number = 1", nameof(AuditFaultKind.SealAltered), 1 },
        { "delete from audit_seal where number = 1", nameof(AuditFaultKind.SealMissing), 1 },
        { Backdated(2, "'1'"), nameof(AuditFaultKind.Added), 5 },
        { Backdated(60 * 24, "pg_current_xact_id()"), nameof(AuditFaultKind.Added), 5 },
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task What_was_changed_removed_or_slipped_in_is_named(string deed, string kind, int row)
    {
        await using var house = await SealedAsync();

        await house.ExecuteAsync(deed);

        var verdict = await house.VerifyAsync();
        Assert.Contains(verdict.Faults, fault => (fault.Kind.ToString(), fault.Row) == (kind, row));
    }

    [Fact]
    public async Task An_entry_dated_back_is_named_when_it_is_sealed_too()
    {
        await using var house = await SealedAsync();
        await house.ExecuteAsync(Backdated(60 * 24, "pg_current_xact_id()"));
        Assert.Equal(1, await house.SealAsync());

        Assert.Equal([new AuditFault(AuditFaultKind.Added, 5, 3)], (await house.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task One_altered_row_is_the_only_one_named()
    {
        await using var house = await SealedAsync();
        await house.ExecuteAsync("update audit_entry set subject = 'other' where id = 2");
        await house.WriteAsync("young");

        var verdict = await house.VerifyAsync();

        Assert.Equal([new AuditFault(AuditFaultKind.Altered, 2, 1)], verdict.Faults);
        Assert.True(verdict is { Sealed: 3, Waiting: 1, Seals: 2 }, verdict.ToString());
    }

    private static string Backdated(int minutes, string transaction) =>
        $"""
        insert into audit_entry (at, actor, action, transaction)
        values (now() - interval '{minutes} minutes', 'system', 'account.changed', {transaction})
        """;

    private async Task<AuditHouse> SealedAsync()
    {
        var house = await AuditHouse.OpenAsync(databases);
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(i, await house.WriteAsync($"{i}"));
            if (i % 2 == 0)
            {
                Assert.Equal(2, await house.SealAsync());
            }
        }

        return house;
    }
}
