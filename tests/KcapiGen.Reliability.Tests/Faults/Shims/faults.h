/* Which call of a shim goes wrong, and how. One plan at a time, made by the tests (Shim.cs); the shims are called by many threads. */
#include <stdatomic.h>

/* As in FaultMode.cs. */
enum { FAIL, SHORT, EMPTY, HIDDEN, WELL };

/* The calls of this shim, in the order of its list NAMES. */
static const char *const names[];
static const int name_count;

static atomic_int plan_call = -1, plan_mode, plan_error;
static atomic_long plan_first, plan_count;
static atomic_long seen[64], injected, opened;

/* What becomes of this call: one of the modes. */
static int fate(int call)
{
    long number = atomic_fetch_add(&seen[call], 1) + 1;
    if (call != plan_call || number < plan_first || number - plan_first >= plan_count)
        return WELL;
    atomic_fetch_add(&injected, 1);
    return plan_mode;
}

static void forget(void);

int faults_name_count(void) { return name_count; }
const char *faults_name(int call) { return names[call]; }
long faults_seen(int call) { return seen[call]; }
long faults_injected(void) { return injected; }
/* How many descriptors were opened through the shim and not closed. */
long faults_opened(void) { return opened; }

/* From now on the calls count from 1, and those from FIRST on, COUNT of them, go wrong. */
void faults_arm(int call, long first, long count, int mode, int error)
{
    plan_call = -1;
    for (int i = 0; i < name_count; i++)
        seen[i] = 0;
    injected = 0;
    forget();
    plan_first = first;
    plan_count = count;
    plan_mode = mode;
    plan_error = error;
    plan_call = call;
}

void faults_disarm(void) { plan_call = -1; }
