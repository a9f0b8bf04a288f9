using Npgsql;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Polling;

/// <summary>
/// What is left of a carrier's budget today, in SQL: every statement that claims, and the board that tells people, must mean the
/// same by it.
/// </summary>
internal static class BudgetLeft
{
    /// <summary>A carrier's health <c>h</c> beside its limits <c>l</c>.</summary>
    public const string Budgets =
        """
        carrier_health h
            join unnest(@limited, @limits, @unknown_parts, @money_parts) as l (carrier, budget, unknown_part, money_part) using (carrier)
        """;

    /// <summary>
    /// For questions about parcels: all of it but what questions about money due today still need of their part. No more than a
    /// thousand are counted: where budgets are larger than that, nobody needs to keep anything.
    /// </summary>
    public const string ForParcels =
        """
        (l.budget - case when h.budget_day = @today then h.budget_used else 0 end
            - case when carrier <> 1 then 0 else greatest(0, least(
                l.money_part - case when h.budget_day = @today then h.budget_used_by_money_orders else 0 end,
                (select count(*) from (select 1 from cod_watch where next_due < @tomorrow limit 1000) as money))) end)
        """;

    /// <summary>For numbers nobody knows, as far as <see cref="ForParcels"/> goes.</summary>
    public const string ForUnknown = "(l.unknown_part - case when h.budget_day = @today then h.budget_used_by_unknown else 0 end)";

    /// <summary>For questions about money.</summary>
    public const string ForMoneyOrders =
        """
        least(
            l.budget - case when h.budget_day = @today then h.budget_used else 0 end,
            l.money_part - case when h.budget_day = @today then h.budget_used_by_money_orders else 0 end)
        """;

    public static void Add(NpgsqlCommand command, PollingOptions options, DateTimeOffset now)
    {
        var budgets = CarrierKeys.All.Select(options.Budget).ToList();
        command.Parameters.AddWithValue("today", CarrierBudget.Day(now));
        command.Parameters.AddWithValue("tomorrow", CarrierBudget.NextDay(now));
        command.Parameters.AddWithValue("limited", CarrierKeys.All.Select(carrier => (short)carrier).ToArray());
        command.Parameters.AddWithValue("limits", budgets.Select(b => b.Limit).ToArray());
        command.Parameters.AddWithValue("unknown_parts", budgets.Select(b => b.Part(options.ShareOfUnknown)).ToArray());
        command.Parameters.AddWithValue("money_parts", budgets.Select(b => b.Part(options.ShareOfMoneyOrders)).ToArray());
    }
}
