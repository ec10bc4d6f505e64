/* The reader's innermost loops, for an installation with SKPARSE_COMPILE=1.

   The same functions as in bulk.py, which says what each of them gives; tests/test_bulk.py keeps them equal. Nothing is
   linked against pdfium: its functions are called at the addresses that pypdfium2 has loaded. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* As in pdfium's fpdf_edit.h. */
enum { TEXT = 1, PATH = 2, FORM = 5 };

typedef struct {
    float left, top, right, bottom;
} rectangle; /* FS_RECTF */

static struct {
    int (*page_count)(void *page);
    void *(*page_object)(void *page, int index);
    int (*form_count)(void *form);
    void *(*form_object)(void *form, unsigned long index);
    int (*type)(void *object);
    int (*bounds)(void *object, float *left, float *bottom, float *right, float *top);
    int (*char_box)(void *text_page, int index, rectangle *box);
    void *(*char_object)(void *text_page, int index);
    float (*char_angle)(void *text_page, int index);
    int (*color)(void *object, unsigned *red, unsigned *green, unsigned *blue, unsigned *alpha);
    int (*render_mode)(void *object);
    void *(*font)(void *object);
    void *(*clip_path)(void *object);
    int (*clip_paths)(void *clip_path);
    int (*clip_segments)(void *clip_path, int path);
    void *(*clip_segment)(void *clip_path, int path, int segment);
    int (*segment_point)(void *segment, float *x, float *y);
} pdfium;

static PyTypeObject *rule_type;

/* Looks up an address by pdfium_calls.function_address; 0 and an exception where there is none. */
static int load(PyObject *address_of, const char *name, void *target)
{
    PyObject *number = PyObject_CallFunction(address_of, "s", name);
    if (number == NULL)
        return 0;
    void *address = PyLong_AsVoidPtr(number);
    Py_DECREF(number);
    if (address == NULL) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_ImportError, "pdfium has no %s", name);
        return 0;
    }
    memcpy(target, &address, sizeof address);
    return 1;
}

/* Appends Rule(x0, top, x1, bottom). A NamedTuple is a tuple with names, so its fields are set like a new tuple's. */
static int append_rule(PyObject *rules, const double box[4])
{
    PyObject *rule = rule_type->tp_alloc(rule_type, 4);
    if (rule == NULL)
        return 0;
    for (int n = 0; n < 4; n++) {
        PyObject *number = PyFloat_FromDouble(box[n]);
        if (number == NULL) {
            Py_DECREF(rule);
            return 0;
        }
        PyTuple_SET_ITEM(rule, n, number);
    }
    int failed = PyList_Append(rules, rule);
    Py_DECREF(rule);
    return !failed;
}

static int append_address(PyObject *list, void *address)
{
    PyObject *number = PyLong_FromVoidPtr(address);
    if (number == NULL)
        return 0;
    int failed = PyList_Append(list, number);
    Py_DECREF(number);
    return !failed;
}

/* The box of an object on the displayed page: moved and turned over where the page is plain, else by the function. */
static int to_displayed(const float edges[4], PyObject *place, int plain, double left, double upper, double box[4])
{
    double x0 = edges[0], y0 = edges[1], x1 = edges[2], y1 = edges[3];
    if (plain && x0 <= x1 && y0 <= y1) {
        box[0] = x0 - left;
        box[1] = upper - y1;
        box[2] = x1 - left;
        box[3] = upper - y0;
        return 1;
    }
    PyObject *placed = PyObject_CallFunction(place, "dddd", x0, y0, x1, y1);
    if (placed == NULL)
        return 0;
    int known = PyArg_ParseTuple(placed, "dddd", &box[0], &box[1], &box[2], &box[3]);
    Py_DECREF(placed);
    return known;
}

static int call_other(PyObject *other, int kind, void *object, const double box[4])
{
    PyObject *done = PyObject_CallFunction(other, "iN(dddd)", kind, PyLong_FromVoidPtr(object), box[0], box[1], box[2], box[3]);
    Py_XDECREF(done);
    return done != NULL;
}

static PyObject *collect_shapes(PyObject *self, PyObject *arguments)
{
    PyObject *holder_number, *origin, *place, *rules_h, *rules_v, *texts, *other;
    int is_form;
    double left = 0, upper = 0, max_thickness, min_length, min_share;
    if (!PyArg_ParseTuple(arguments, "OpOO(O!O!O!)(ddd)O", &holder_number, &is_form, &origin, &place, &PyList_Type, &rules_h,
                          &PyList_Type, &rules_v, &PyList_Type, &texts, &max_thickness, &min_length, &min_share, &other))
        return NULL;
    void *holder = PyLong_AsVoidPtr(holder_number);
    if (holder == NULL && PyErr_Occurred())
        return NULL;
    int plain = origin != Py_None;
    if (plain && !PyArg_ParseTuple(origin, "dd", &left, &upper))
        return NULL;
    int count = is_form ? pdfium.form_count(holder) : pdfium.page_count(holder);
    for (int index = 0; index < count; index++) {
        void *object = is_form ? pdfium.form_object(holder, (unsigned long)index) : pdfium.page_object(holder, index);
        int kind = pdfium.type(object);
        float edges[4];
        double box[4] = {0, 0, 0, 0};
        if (kind == TEXT) {
            if (!append_address(texts, object))
                return NULL;
            continue;
        }
        if (kind != FORM) {
            if (!pdfium.bounds(object, &edges[0], &edges[1], &edges[2], &edges[3]))
                continue;
            if (!to_displayed(edges, place, plain, left, upper, box))
                return NULL;
        }
        double width = box[2] - box[0], height = box[3] - box[1];
        int failed = 0;
        if (kind != PATH || (width > max_thickness && height > max_thickness))
            failed = !call_other(other, kind, object, box);
        else if (width > min_share * height)
            failed = width >= min_length && !append_rule(rules_h, box);
        else if (height > min_share * width)
            failed = height >= min_length && !append_rule(rules_v, box);
        else if (width >= min_length || height >= min_length)
            failed = !append_rule(rules_h, box) || !append_rule(rules_v, box);
        if (failed)
            return NULL;
    }
    Py_RETURN_NONE;
}

/* (left, top, right, bottom, address of the text object) of a character; None where pdfium has no box for it. */
static PyObject *char_of(void *text_page, int index)
{
    rectangle r;
    if (!pdfium.char_box(text_page, index, &r))
        Py_RETURN_NONE;
    return Py_BuildValue("ddddN", (double)r.left, (double)r.top, (double)r.right, (double)r.bottom,
                         PyLong_FromVoidPtr(pdfium.char_object(text_page, index)));
}

static PyObject *ends_of_spans(PyObject *self, PyObject *arguments)
{
    PyObject *page_number, *spans;
    if (!PyArg_ParseTuple(arguments, "OO!", &page_number, &PyList_Type, &spans))
        return NULL;
    void *text_page = PyLong_AsVoidPtr(page_number);
    if (text_page == NULL && PyErr_Occurred())
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t n = 0; found != NULL && n < PyList_GET_SIZE(spans); n++) {
        int start, end;
        PyObject *first = NULL, *last = NULL, *pair = NULL;
        if (PyArg_ParseTuple(PyList_GET_ITEM(spans, n), "ii", &start, &end) && (first = char_of(text_page, start)) != NULL) {
            last = end - start > 1 ? char_of(text_page, end - 1) : Py_NewRef(first);
            if (last != NULL)
                pair = PyTuple_Pack(2, first, last);
        }
        if (pair == NULL || PyList_Append(found, pair) < 0)
            Py_CLEAR(found);
        Py_XDECREF(first);
        Py_XDECREF(last);
        Py_XDECREF(pair);
    }
    return found;
}

/* Two opposite corners of the innermost clip path, if it is a rectangle; else None. */
static PyObject *clip_corners(void *object)
{
    void *path = pdfium.clip_path(object);
    int last = path == NULL ? -1 : pdfium.clip_paths(path) - 1;
    int segments = last < 0 ? 0 : pdfium.clip_segments(path, last);
    if (segments != 4 && segments != 5)
        Py_RETURN_NONE;
    float ax = 0, ay = 0, bx = 0, by = 0;
    pdfium.segment_point(pdfium.clip_segment(path, last, 0), &ax, &ay);
    pdfium.segment_point(pdfium.clip_segment(path, last, 2), &bx, &by);
    return Py_BuildValue("dddd", (double)ax, (double)ay, (double)bx, (double)by);
}

static PyObject *fill_color(void *object)
{
    unsigned red, green, blue, alpha;
    if (!pdfium.color(object, &red, &green, &blue, &alpha))
        Py_RETURN_NONE;
    return Py_BuildValue("III", red, green, blue);
}

static PyObject *describe_text(PyObject *self, PyObject *arguments)
{
    PyObject *object_number, *page_number;
    int index;
    if (!PyArg_ParseTuple(arguments, "OOi", &object_number, &page_number, &index))
        return NULL;
    void *object = PyLong_AsVoidPtr(object_number), *text_page = PyLong_AsVoidPtr(page_number);
    if (PyErr_Occurred())
        return NULL;
    return Py_BuildValue("idNNN", pdfium.render_mode(object), (double)pdfium.char_angle(text_page, index),
                         PyLong_FromVoidPtr(pdfium.font(object)), fill_color(object), clip_corners(object));
}

static PyMethodDef methods[] = {
    {"collect_shapes", collect_shapes, METH_VARARGS, NULL},
    {"ends_of_spans", ends_of_spans, METH_VARARGS, NULL},
    {"describe_text", describe_text, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "bulk", NULL, -1, methods, NULL, NULL, NULL, NULL};

static int load_all(PyObject *address_of)
{
    return load(address_of, "FPDFPage_CountObjects", &pdfium.page_count)
        && load(address_of, "FPDFPage_GetObject", &pdfium.page_object)
        && load(address_of, "FPDFFormObj_CountObjects", &pdfium.form_count)
        && load(address_of, "FPDFFormObj_GetObject", &pdfium.form_object)
        && load(address_of, "FPDFPageObj_GetType", &pdfium.type)
        && load(address_of, "FPDFPageObj_GetBounds", &pdfium.bounds)
        && load(address_of, "FPDFText_GetLooseCharBox", &pdfium.char_box)
        && load(address_of, "FPDFText_GetTextObject", &pdfium.char_object)
        && load(address_of, "FPDFText_GetCharAngle", &pdfium.char_angle)
        && load(address_of, "FPDFPageObj_GetFillColor", &pdfium.color)
        && load(address_of, "FPDFTextObj_GetTextRenderMode", &pdfium.render_mode)
        && load(address_of, "FPDFTextObj_GetFont", &pdfium.font)
        && load(address_of, "FPDFPageObj_GetClipPath", &pdfium.clip_path)
        && load(address_of, "FPDFClipPath_CountPaths", &pdfium.clip_paths)
        && load(address_of, "FPDFClipPath_CountPathSegments", &pdfium.clip_segments)
        && load(address_of, "FPDFClipPath_GetPathSegment", &pdfium.clip_segment)
        && load(address_of, "FPDFPathSegment_GetPoint", &pdfium.segment_point);
}

PyMODINIT_FUNC PyInit_bulk(void)
{
    PyObject *calls = PyImport_ImportModule("skparse.read.pdfium_calls");
    PyObject *page = calls ? PyImport_ImportModule("skparse.page") : NULL;
    PyObject *address_of = page ? PyObject_GetAttrString(calls, "function_address") : NULL;
    PyObject *rule = address_of ? PyObject_GetAttrString(page, "Rule") : NULL;
    PyObject *module = NULL;
    if (rule != NULL && load_all(address_of)) {
        if (PyType_Check(rule) && PyType_IsSubtype((PyTypeObject *)rule, &PyTuple_Type)) {
            rule_type = (PyTypeObject *)Py_NewRef(rule);
            module = PyModule_Create(&definition);
        } else {
            PyErr_SetString(PyExc_ImportError, "skparse.page.Rule is no NamedTuple");
        }
    }
    Py_XDECREF(rule);
    Py_XDECREF(address_of);
    Py_XDECREF(page);
    Py_XDECREF(calls);
    return module;
}
