"""Many documents at a time, read in worker processes under limits; one document cannot harm another.

The steps of a document through ``skparse batch``:

1. `inputs.documents` expands the names on the command line to `inputs.Document` records.
2. `run.batch` skips those that `manifest.Manifest` records as done and passes the others to `many.outcomes`.
3. `many.outcomes` submits each to an executor and bounds how many are under way. The executor is a
   `pool.IsolatedExecutor` of this machine, or that of a Dask cluster (`cluster.connect`), whose workers call
   `many.run_isolated`, which uses an `IsolatedExecutor` there.
4. The pool sends the call to a worker process (`worker.main`) in the messages of `protocol`, watches the time and
   replaces a worker that hangs or dies.
5. The worker calls `task.run_task`: parse the PDF, make the output files. The answer is bytes, which
   `task.decode_outcome` checks and turns into a `task.Outcome`.
6. `run.batch` writes the output files, then the document's line in the manifest, then calls ``on_record``, which is
   `report.ProgressReporter` on the command line. `report.table` prints the summary at the end.

`many.parse_many` and `many.parse_isolated`, which are for other programs, use steps 3 to 5 alone.
"""
